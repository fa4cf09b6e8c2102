import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { buy, inBerlin, newOrder, openCase, readPack, creditsOf } from './support/packs.ts';

let api: TestApi;
let owner: string;
let other: string;
let number: string;
let id: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.time.now = NOW;
  owner = await api.account();
  other = await inBerlin(api);
  number = newOrder();
  id = await buy(api, owner, { orderConfirmation: number });
});
afterAll(() => api.close());

const claim = (fields: object = {}, headers = {}, pack = id) =>
  api.post(
    `/v1/packs/${pack}/claims`,
    { orderConfirmation: number, account: other, ...fields },
    headers,
  );
const movesOf = async (pack = id) => (await readPack(api, pack)).entries.map(({ type }) => type);

describe('the right number', () => {
  it('lets another account use the rest of the pack', async () => {
    expect((await openCase(api, owner)).status).toBe(201);
    expect((await openCase(api, other)).body.code).toBe('no-credit-available');
    const answer = await claim({ by: 'Ada' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      account: owner,
      claimedBy: [other],
      available: 4,
      claims: [{ account: other, actor: 'Ada', at: '2026-11-21T08:00:00.000Z', proved: true }],
    });
    expect(answer.body.entries.at(-1)).toMatchObject({
      type: 'pack.claimed',
      actor: 'Ada',
      case: null,
      balance: { available: 4, reserved: 1 },
      data: { account: other },
    });
    expect(await readPack(api, id)).toEqual(answer.body);

    const opened = await openCase(api, other);
    expect(opened.status).toBe(201);
    expect(opened.body.credit).toMatchObject({ pack: id, status: 'reserved' });
    expect((await readPack(api, id)).holders).toContain(opened.body.id);
  });

  it.each([
    ['in another case', (given: string) => given.toLowerCase()],
    ['with spaces', (given: string) => ` ${given.slice(0, 5)} ${given.slice(5)}  `],
    ['with a tab', (given: string) => given.replace('-', '-\t')],
  ])('is right %s too', async (_what, written) => {
    const answer = await claim({ orderConfirmation: written(number) });
    expect([answer.status, answer.body.claimedBy]).toEqual([200, [other]]);
  });

  it('may be used by several accounts', async () => {
    const third = await api.account();
    await claim();
    const { body } = await claim({ account: third });
    expect(body.claimedBy).toEqual([other, third]);
    expect((await openCase(api, third)).body.credit.pack).toBe(id);
  });

  it('sent twice is one claim', async () => {
    const first = await claim();
    const again = await claim();
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.claimedBy).toEqual([other]);
    expect(await movesOf()).toEqual(['pack.purchased', 'pack.claimed']);
  });

  it('sent by the buyer changes nothing', async () => {
    const before = await readPack(api, id);
    const { status, body } = await claim({ account: owner });
    expect([status, body.claimedBy]).toEqual([200, []]);
    expect(body).toEqual({ ...before, claims: body.claims });
  });

  it('under one key is one claim, whatever has happened to the pack since', async () => {
    const key = { 'Idempotency-Key': 'claim-1' };
    const first = await claim({}, key);
    await openCase(api, other);
    const again = await claim({}, key);
    expect(again.body).toEqual(first.body);
    expect((await readPack(api, id)).claims).toHaveLength(1);
    const another = await claim({ account: owner }, key);
    expect([another.status, another.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is valid only for its own pack', async () => {
    const secondNumber = newOrder();
    const second = await buy(api, owner, { orderConfirmation: secondNumber });
    expect((await claim({ orderConfirmation: secondNumber })).body.code).toBe('order-not-proved');
    const right = await claim({ orderConfirmation: secondNumber }, {}, second);
    expect(right.status).toBe(200);
    expect((await readPack(api, id)).claimedBy).toEqual([]);
  });
});

describe('a wrong number', () => {
  it('is 422, recorded and logged, and grants nothing', async () => {
    const before = await readPack(api, id);
    const wrong = 'XX-2026-556677';
    const seen = api.logged.length;
    const answer = await claim({ orderConfirmation: wrong, by: 'Mallory' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'order-not-proved', source: { document: '002' } });

    const after = await readPack(api, id);
    expect(after.claims).toEqual([
      { account: other, actor: 'Mallory', at: '2026-11-21T08:00:00.000Z', proved: false },
    ]);
    expect({ ...after, claims: [] }).toEqual(before);
    expect((await openCase(api, other)).body.code).toBe('no-credit-available');

    const lines = api.logged.slice(seen).map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 40, pack: id, account: other, by: 'Mallory' }),
    );
    expect(JSON.stringify([...lines, answer.body, after])).not.toContain('5566');
  });

  it('does not use up its key', async () => {
    const key = { 'Idempotency-Key': 'claim-2' };
    expect((await claim({ orderConfirmation: 'wrong' }, key)).status).toBe(422);
    expect((await claim({}, key)).status).toBe(200);
  });

  it('is refused even to the buyer, who needs no number', async () => {
    const answer = await claim({ orderConfirmation: 'wrong', account: owner });
    expect(answer.body.code).toBe('order-not-proved');
    expect((await openCase(api, owner)).status).toBe(201);
  });
});

describe('a claim that is refused before its number is checked', () => {
  it('is of an unknown account: 400 with a code of its own', async () => {
    const answer = await claim({ account: 'acc_nobody' });
    expect([answer.status, answer.body.code]).toEqual([400, 'account-unknown']);
    expect(answer.body.errors).toMatchObject([{ path: 'account' }]);
  });

  it.each([`pack_${'a'.repeat(26)}`, 'nothing'])('is of no pack: %s is 404', async (pack) => {
    const answer = await claim({}, {}, pack);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  it('is of a pack that has expired: 422 with the instant and its source', async () => {
    const before = creditsOf(await readPack(api, id));
    api.time.now = Date.parse('2027-11-21T08:00:00.000Z') - 1;
    expect((await claim()).status).toBe(200);
    api.time.now += 1;
    const answer = await claim({ account: await api.account() });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'pack-expired',
      detail: expect.stringContaining('2027-11-21T08:00:00.000Z'),
      source: { document: '002' },
    });
    expect((await readPack(api, id)).claimedBy).toEqual([other]);
    expect(before).toMatchObject({ available: 5 });
  });

  it.each([
    ['no account', { account: undefined }, 'account'],
    ['no number', { orderConfirmation: null }, 'orderConfirmation'],
    ['an unknown field', { pack: 'x' }, 'pack'],
  ])('has %s: 400 names the field', async (_what, fields, path) => {
    const answer = await claim(fields);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-body']);
    expect(answer.body.errors).toMatchObject([{ path }]);
  });

  it('is not counted in any of these cases', async () => {
    await claim({ account: 'acc_nobody' });
    await claim({ account: undefined });
    expect((await readPack(api, id)).claims).toEqual([]);
  });
});
