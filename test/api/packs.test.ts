import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { inBerlin, newOrder, purchase, readPack } from './support/packs.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.time.now = NOW;
  account = await api.account();
});
afterAll(() => api.close());

const iso = (at: number) => new Date(at).toISOString();
/** To the millisecond a year before `NOW`, in Shanghai as in UTC. */
const A_YEAR_AGO = Date.parse('2025-11-21T08:00:00.000Z');

describe('a purchase', () => {
  it('answers with the pack, its one entry and its URL', async () => {
    const answer = await purchase(api, account, { orderConfirmation: 'OC-2026-004711' });
    const { id } = answer.body;
    expect(answer.status).toBe(201);
    expect(id).toMatch(/^pack_[a-z2-7]{26}$/);
    expect(answer.headers['location']).toBe(`/v1/packs/${id}`);
    const balance = { available: 5, reserved: 0, used: 0, expired: 0 };
    expect(answer.body).toEqual({
      id,
      account,
      offering: 'professional',
      policyVersion: 'professional@1',
      status: 'active',
      total: 5,
      ...balance,
      orderConfirmation: '…4711',
      taxExemption: null,
      purchasedAt: '2026-11-21T08:00:00.000Z',
      purchasedAtLocal: '2026-11-21T16:00:00.000+08:00',
      purchasedBy: 'administrator',
      expiresAt: '2027-11-21T08:00:00.000Z',
      expiresAtLocal: '2027-11-21T16:00:00.000+08:00',
      expiry: expect.stringContaining('Asia/Shanghai'),
      source: expect.objectContaining({ document: '002' }),
      holders: [],
      usedBy: [],
      claimedBy: [],
      entries: [
        {
          seq: 1,
          type: 'pack.purchased',
          at: '2026-11-21T08:00:00.000Z',
          actor: 'administrator',
          case: null,
          balance,
          data: { reason: 'Contoso Shanghai bought 5 credits.', total: 5, used: 0 },
        },
      ],
      claims: [],
    });
    expect(await readPack(api, id)).toEqual(answer.body);
  });

  it('keeps the reference of a tax exemption, and who bought', async () => {
    const { body } = await purchase(api, account, { taxExemption: 'EX-77', by: 'Ada' });
    expect(body).toMatchObject({ taxExemption: 'EX-77', purchasedBy: 'Ada' });
    expect(body.entries).toMatchObject([{ actor: 'Ada' }]);
    expect(await readPack(api, body.id)).toMatchObject({ taxExemption: 'EX-77' });
  });

  it.each([{}, { credits: 5 }])('has five credits: %j', async (fields) => {
    const { status, body } = await purchase(api, account, fields);
    expect(status).toBe(201);
    expect(body).toMatchObject({ total: 5, available: 5, status: 'active' });
  });

  it('accepts null for every optional field', async () => {
    const nothing = { purchasedAt: null, credits: null, used: null, taxExemption: null };
    const answer = await purchase(api, account, { ...nothing, offering: null, by: null });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ total: 5, available: 5, purchasedBy: 'administrator' });
  });

  it('may name the offering that sells it', async () => {
    const { body } = await purchase(api, account, { offering: 'professional' });
    expect(body.offering).toBe('professional');
  });
});

describe('a pack that was bought earlier', () => {
  it('is taken over with what is left of it', async () => {
    const purchasedAt = '2026-06-01T10:00:00+08:00';
    const { status, body } = await purchase(api, account, { purchasedAt, used: 2 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      purchasedAt: '2026-06-01T02:00:00.000Z',
      expiresAt: '2027-06-01T02:00:00.000Z',
      total: 5,
      available: 3,
      used: 2,
      usedBy: [],
      entries: [{ at: '2026-06-01T02:00:00.000Z', balance: { available: 3, used: 2 } }],
    });
  });

  it('with one credit left is low, with none left it is exhausted', async () => {
    const low = (await purchase(api, account, { used: 4 })).body;
    expect(low).toMatchObject({ status: 'active', available: 1 });
    const empty = (await purchase(api, account, { used: 5 })).body;
    expect(empty).toMatchObject({ status: 'exhausted', available: 0, used: 5 });
    const types = [low, empty].map(({ entries }) => entries.at(-1).type);
    expect(types).toEqual(['pack.low', 'pack.exhausted']);
  });

  it('in the last millisecond of its year is accepted', async () => {
    const answer = await purchase(api, account, { purchasedAt: iso(A_YEAR_AGO + 1) });
    expect(answer.status).toBe(201);
    expect(answer.body.expiresAt).toBe(iso(NOW + 1));
  });

  it('a year ago or more is 422 with the instant and its source', async () => {
    for (const at of [A_YEAR_AGO, A_YEAR_AGO - 86_400_000]) {
      const answer = await purchase(api, account, { purchasedAt: iso(at) });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'pack-expired', source: { document: '002' } });
    }
    const { body } = await purchase(api, account, { purchasedAt: iso(A_YEAR_AGO) });
    expect(body.detail).toContain(iso(NOW));
    expect((await api.get(`/v1/accounts/${account}/packs`)).body.items).toEqual([]);
  });
});

describe('the credits expire at the same local date and time a year later', () => {
  it.each([
    [
      'Europe/Berlin',
      'into summer time',
      '2026-03-28T08:00:00.000Z',
      '2027-03-28T09:00:00.000+02:00',
    ],
    [
      'Europe/Berlin',
      'into the hour that is skipped',
      '2026-03-28T01:30:00.000Z',
      '2027-03-28T03:00:00.000+02:00',
    ],
    [
      'Europe/Berlin',
      'into the hour that is repeated',
      '2026-10-31T01:30:00.000Z',
      '2027-10-31T02:30:00.000+02:00',
    ],
    [
      'America/New_York',
      'out of summer time',
      '2026-11-07T13:00:00.000Z',
      '2027-11-07T08:00:00.000-05:00',
    ],
    [
      'America/New_York',
      'from another date than that in UTC',
      '2026-01-01T02:00:00.000Z',
      '2026-12-31T21:00:00.000-05:00',
    ],
  ])('in %s, %s', async (timeZone, _what, purchasedAt, expiresAtLocal) => {
    const there = await inBerlin(api, { timeZone });
    const { body } = await purchase(api, there, { purchasedAt });
    expect(body).toMatchObject({
      expiresAtLocal,
      expiresAt: iso(Date.parse(expiresAtLocal)),
      expiry: `The credits expire at the same local date and time a year after the purchase, in ${timeZone}; 29 February becomes 28 February.`,
    });
  });

  it.each([
    ['2028-02-29T08:00:00.000Z', '2029-02-28T16:00:00.000+08:00'],
    // Where the account is, it is the 29th already.
    ['2028-02-28T20:00:00.000Z', '2029-02-28T04:00:00.000+08:00'],
  ])('but a 29 February is a 28th: %s', async (purchasedAt, expiresAtLocal) => {
    api.time.now = Date.parse('2028-03-01T00:00:00.000Z');
    const { body } = await purchase(api, account, { purchasedAt });
    expect(body).toMatchObject({ expiresAtLocal, expiresAt: iso(Date.parse(expiresAtLocal)) });
  });
});

describe('a purchase that is refused', () => {
  it.each([
    ['no number', { orderConfirmation: undefined }, 'orderConfirmation'],
    ['a number of spaces', { orderConfirmation: '      ' }, 'orderConfirmation'],
    ['a number too short to prove anything', { orderConfirmation: 'a  b c' }, 'orderConfirmation'],
    ['no credits', { credits: 0 }, 'credits'],
    ['half a credit', { credits: 2.5 }, 'credits'],
    ['fewer than five credits', { credits: 4 }, 'credits'],
    ['more than five credits', { credits: 6 }, 'credits'],
    ['more credits than anybody buys', { credits: 1_001 }, 'credits'],
    ['less than none used', { used: -1 }, 'used'],
    ['more used than bought', { used: 6 }, 'used'],
    ['an instant without a zone', { purchasedAt: '2026-06-01T08:00:00' }, 'purchasedAt'],
    ['an offering without packs', { offering: '21vianet' }, 'offering'],
    ['an offering that is not there', { offering: 'gold' }, 'offering'],
    ['an unknown field', { price: 1 }, 'price'],
  ])('with %s is 400 and names the field', async (_what, fields, path) => {
    const answer = await purchase(api, account, fields);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-body']);
    const paths = answer.body.errors.map((error: { path: string }) => error.path);
    expect(new Set(paths)).toEqual(new Set([path]));
    expect((await api.get(`/v1/accounts/${account}/packs`)).body.items).toEqual([]);
  });

  it('in the future is 400 with its own code, except for a clock that is 5 seconds ahead', async () => {
    const ahead = await purchase(api, account, { purchasedAt: iso(NOW + 5_000) });
    expect(ahead.status).toBe(201);
    const answer = await purchase(api, account, { purchasedAt: iso(NOW + 5_001) });
    expect([answer.status, answer.body.code]).toEqual([400, 'instant-in-future']);
    expect(answer.body.errors).toMatchObject([{ path: 'purchasedAt' }]);
  });

  it('for an unknown account is 404', async () => {
    const answer = await purchase(api, 'acc_nobody', { orderConfirmation: newOrder() });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});
