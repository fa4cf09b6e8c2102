import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { buy, newOrder, opened, readPack, type PackBody } from './support/packs.ts';

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

const listed = async (of = account): Promise<PackBody[]> => {
  const { status, body } = await api.get(`/v1/accounts/${of}/packs`);
  expect([status, body.nextCursor]).toEqual([200, null]);
  return body.items;
};

describe('the packs of an account', () => {
  it('are an empty list at first', async () => {
    expect(await listed()).toEqual([]);
  });

  it('are those it bought and those it claimed, including expired ones, in order of expiry', async () => {
    const seller = await api.account();
    const orderConfirmation = newOrder();
    const late = await buy(api, account);
    const early = await buy(api, account, { purchasedAt: '2025-12-01T00:00:00Z' });
    const shared = await buy(api, seller, {
      orderConfirmation,
      purchasedAt: '2026-03-01T00:00:00Z',
    });
    const foreign = await buy(api, seller);
    await api.post(`/v1/packs/${shared}/claims`, { orderConfirmation, account });
    expect((await listed()).map(({ id }) => id)).toEqual([early, shared, late]);
    expect((await listed(seller)).map(({ id }) => id)).toEqual([shared, foreign]);

    api.time.now = Date.parse('2026-12-02T00:00:00Z');
    await api.packs.advance();
    const packs = await listed();
    expect(packs.map(({ id, status }) => [id, status])).toEqual([
      [early, 'expired'],
      [shared, 'active'],
      [late, 'active'],
    ]);
    expect(packs[0]).toMatchObject({ available: 0, expired: 5, total: 5 });
  });

  it('are shown in full, with entries and claims', async () => {
    const orderConfirmation = newOrder();
    const id = await buy(api, account, { orderConfirmation });
    await buy(api, account);
    await opened(api, account, { pack: id });
    const wrong = { orderConfirmation: newOrder(), account };
    await api.post(`/v1/packs/${id}/claims`, wrong);
    const packs = await listed();
    expect(packs).toHaveLength(2);
    for (const pack of packs) expect(pack).toEqual(await readPack(api, pack.id));
    const [used] = packs.filter((pack) => pack.id === id);
    expect(used?.claims).toHaveLength(1);
    expect(used?.entries.map(({ type }) => type)).toEqual(['pack.purchased', 'pack.reserved']);
  });

  it('of an unknown account are 404', async () => {
    const answer = await api.get('/v1/accounts/acc_nobody/packs');
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});

describe('a pack', () => {
  it.each([`pack_${'a'.repeat(26)}`, 'pack_x', 'nothing', `case_${'a'.repeat(26)}`])(
    'that does not exist, like %s, is 404',
    async (id) => {
      const answer = await api.get(`/v1/packs/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    },
  );

  it('accounts for every credit in every entry, over its whole life', async () => {
    const id = await buy(api, account);
    const close = (of: string, body: object) => api.post(`/v1/cases/${of}/close`, body);
    const [solved, withdrawn, lasting] = [
      await opened(api, account),
      await opened(api, account),
      await opened(api, account),
    ];
    await opened(api, account);
    await close(solved, { outcome: 'solved' });
    await close(withdrawn, { outcome: 'withdrawn', chargeCredit: false });
    api.time.now = NOW + 400 * 86_400_000;
    await close(lasting, { outcome: 'unresolved', chargeCredit: false });

    const { entries, ...pack } = await readPack(api, id);
    for (const [index, { seq, balance }] of entries.entries()) {
      const { available, reserved, used, expired } = balance;
      expect(seq).toBe(index + 1);
      expect(available + reserved + used + expired).toBe(5);
    }
    const { available, reserved, used, expired } = pack;
    expect({ available, reserved, used, expired }).toEqual({
      available: 0,
      reserved: 1,
      used: 1,
      expired: 3,
    });
    expect(entries.at(-1)?.balance).toEqual({ available, reserved, used, expired });
    expect(entries.map(({ type }) => type)).toEqual([
      'pack.purchased',
      ...Array.from({ length: 4 }, () => 'pack.reserved'),
      'pack.low',
      'pack.charged',
      'pack.returned',
      ...Array.from({ length: 4 }, () => 'pack.expiring'),
      'pack.expired',
      'pack.returned',
    ]);
    expect(pack.status).toBe('expired');
  });
});
