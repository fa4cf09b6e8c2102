import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCase, NOW, startApi, type TestApi } from './support/api.ts';
import { buy, inBerlin, newOrder, openCase, opened, readPack, creditsOf } from './support/packs.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.time.now = NOW;
  account = await inBerlin(api);
});
afterAll(() => api.close());

const packOf = async (id: string): Promise<unknown> =>
  (await api.get(`/v1/cases/${id}`)).body.credit?.pack;

/** A pack of somebody else at the customer, which the account has claimed. */
async function claimed(fields: object = {}): Promise<string> {
  const [orderConfirmation, owner] = [newOrder(), await api.account()];
  const id = await buy(api, owner, { orderConfirmation, ...fields });
  await api.post(`/v1/packs/${id}/claims`, { orderConfirmation, account });
  return id;
}

describe('a case that opens', () => {
  it('holds a credit, which answer, case, timeline and pack show', async () => {
    const pack = await buy(api, account);
    const answer = await openCase(api, account);
    const { id } = answer.body;
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      pack: 'auto',
      credit: { pack, status: 'reserved', at: '2026-11-21T08:00:00.000Z', expired: false },
    });
    expect((await api.get(`/v1/cases/${id}`)).body).toEqual(answer.body);
    expect((await api.get(`/v1/cases?account=${account}`)).body.items).toMatchObject([
      { id, credit: { pack, status: 'reserved' } },
    ]);
    expect((await api.get(`/v1/cases/${id}/timeline`)).body.items).toMatchObject([
      { type: 'case.opened' },
      {
        type: 'case.credit.reserved',
        at: '2026-11-21T08:00:00.000Z',
        actor: 'administrator',
        data: { reason: `A credit of ${pack} is held for the case.`, pack },
      },
    ]);
    const { entries, ...rest } = await readPack(api, pack);
    expect(creditsOf({ ...rest, entries })).toEqual({
      available: 4,
      reserved: 1,
      used: 0,
      expired: 0,
      holders: [id],
      usedBy: [],
    });
    expect(entries.at(-1)).toMatchObject({
      type: 'pack.reserved',
      case: id,
      data: { reason: `A credit is held for ${id}.` },
    });
  });

  it('uses the pack that expires first, even if bought last, and then the next', async () => {
    const late = await buy(api, account);
    const early = await buy(api, account, { purchasedAt: '2026-01-01T00:00:00Z', used: 4 });
    expect(await packOf(await opened(api, account))).toBe(early);
    expect(await packOf(await opened(api, account))).toBe(late);
  });

  it('uses the pack that expires first even if it was claimed', async () => {
    const own = await buy(api, account);
    const shared = await claimed({ purchasedAt: '2026-01-01T00:00:00Z', used: 4 });
    expect(await packOf(await opened(api, account))).toBe(shared);
    expect(await packOf(await opened(api, account))).toBe(own);
  });

  it('skips packs that have expired', async () => {
    const early = await buy(api, account, { purchasedAt: '2025-12-01T00:00:00Z' });
    const late = await buy(api, account);
    api.time.now = Date.parse('2026-12-01T00:00:00Z') - 1;
    expect(await packOf(await opened(api, account))).toBe(early);
    api.time.now += 1;
    expect(await packOf(await opened(api, account))).toBe(late);
    expect((await openCase(api, account, { pack: early })).body.code).toBe('no-credit-available');
  });

  it('uses the pack that it names, its own or a claimed one', async () => {
    await buy(api, account, { purchasedAt: '2026-01-01T00:00:00Z' });
    const [own, shared] = [await buy(api, account), await claimed()];
    expect(await packOf(await opened(api, account, { pack: own }))).toBe(own);
    expect(await packOf(await opened(api, account, { pack: shared }))).toBe(shared);
  });

  it('uses none if it is paid for individually, whatever is available', async () => {
    const pack = await buy(api, account);
    const { body } = await openCase(api, account, { pack: 'single' });
    expect(body).toMatchObject({ pack: 'single', credit: null });
    expect(creditsOf(await readPack(api, pack))).toMatchObject({ available: 5, holders: [] });
    const poor = await inBerlin(api);
    expect((await openCase(api, poor, { pack: 'single' })).status).toBe(201);
  });

  it('uses none under an offering without credits: `pack` is ignored', async () => {
    const shanghai = await api.account();
    const pack = await buy(api, shanghai);
    for (const wanted of ['auto', 'single', pack, 'pack_nothing']) {
      const answer = await api.post('/v1/cases', newCase(shanghai, { pack: wanted }));
      expect([answer.status, answer.body.credit]).toEqual([201, null]);
    }
    expect(creditsOf(await readPack(api, pack))).toMatchObject({ available: 5, holders: [] });
  });

  it('competes with four others for the last credit: one gets it', async () => {
    const pack = await buy(api, account, { used: 4 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => openCase(api, account)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 422, 422, 422, 422,
    ]);
    const [won] = answers.filter(({ status }) => status === 201);
    expect(creditsOf(await readPack(api, pack))).toMatchObject({
      available: 0,
      reserved: 1,
      holders: [won?.body.id],
    });
    expect((await api.get(`/v1/cases?account=${account}`)).body.items).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('moves nothing', async () => {
    const pack = await buy(api, account, { used: 4 });
    const before = await readPack(api, pack);
    const { account: _id, ...body } = newCase(account, { offering: 'professional', severity: 'B' });
    for (const wanted of ['auto', pack]) {
      const preview = { ...body, account, language: 'en', pack: wanted };
      expect((await api.post('/v1/cases/preview', preview)).status).toBe(200);
    }
    expect(await readPack(api, pack)).toEqual(before);
    expect((await openCase(api, account)).status).toBe(201);
  });
});

describe('an opening under an Idempotency-Key', () => {
  let keys = 0;
  const freshKey = () => ({ 'Idempotency-Key': `credit-${(keys += 1)}` });

  it('that is refused does not use up its key: it succeeds once a credit is available', async () => {
    const key = freshKey();
    expect((await openCase(api, account, {}, key)).body.code).toBe('no-credit-available');
    const pack = await buy(api, account);
    const answer = await openCase(api, account, {}, key);
    expect([answer.status, answer.body.credit.pack]).toEqual([201, pack]);
    expect((await openCase(api, account, {}, key)).body).toEqual(answer.body);
    expect(creditsOf(await readPack(api, pack)).holders).toEqual([answer.body.id]);
  });

  it('is answered again if it used the last credit itself', async () => {
    const pack = await buy(api, account, { used: 4 });
    const key = freshKey();
    const first = await openCase(api, account, {}, key);
    const again = await openCase(api, account, {}, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(creditsOf(await readPack(api, pack)).holders).toEqual([first.body.id]);
  });

  it.each(['solved', null])(
    'whose answer was lost finds its case, even if that took the last credit (then %s)',
    async (outcome) => {
      const pack = await buy(api, account, { used: 4 });
      const key = freshKey();
      api.engine.loseNextAnswer = true;
      const lost = await openCase(api, account, {}, key);
      expect(lost.status).toBe(503);
      expect(lost.headers['retry-after']).toBe('1');
      expect(lost.body.detail).toContain('may have been carried out anyway');
      const [id] = (await readPack(api, pack)).holders;
      if (outcome) await api.post(`/v1/cases/${id}/close`, { outcome });
      const again = await openCase(api, account, {}, key);
      expect([again.status, again.body.id]).toEqual([201, id]);
      expect(again.body.credit).toMatchObject({ pack, status: outcome ? 'charged' : 'reserved' });
      expect((await readPack(api, pack)).available).toBe(0);
    },
  );
});
