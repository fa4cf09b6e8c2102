import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { buy, inBerlin, openCase, opened, professional, readPack } from './support/packs.ts';

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

const preview = (fields: object = {}) =>
  api.post('/v1/cases/preview', professional(account, fields));

/** A problem but for what differs from request to request. */
function told({ body }: Response): object {
  const { requestId: _request, instance: _instance, ...rest } = body;
  return rest;
}

async function listed(): Promise<object[]> {
  const { items } = (await api.get(`/v1/accounts/${account}/packs`)).body;
  return items.map((pack: object) => ({ ...pack, entries: undefined, claims: undefined }));
}

describe('a case without a credit is refused', () => {
  it('with the rule, its source and what could be asked for instead', async () => {
    const before = api.engine.starts;
    const answer = await openCase(api, account);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'no-credit-available',
      field: 'pack',
      source: { document: '002', section: 'credits and packs' },
      alternative: { pack: 'single' },
      broken: [{ code: 'no-credit-available', source: { document: '002' } }],
      packs: [],
    });
    expect(answer.body.broken).toHaveLength(1);
    expect(answer.body.detail).toContain('The account has no pack.');
    expect(api.engine.starts).toBe(before);
    expect((await api.get(`/v1/cases?account=${account}`)).body.items).toEqual([]);
  });

  it('if all credits are held, which it says', async () => {
    const pack = await buy(api, account, { used: 3, orderConfirmation: 'OC-2026-AB12' });
    await opened(api, account);
    const closing = await opened(api, account);
    const answer = await openCase(api, account);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(
      `${pack} (order …AB12) expires at 2027-11-21T09:00:00.000+01:00: 5 credits, of which 0 available, 2 reserved, 0 expired.`,
    );
    expect(answer.body.packs).toMatchObject([{ id: pack, available: 0, reserved: 2, used: 3 }]);
    expect(answer.body.packs).toEqual(JSON.parse(JSON.stringify(await listed())));

    await api.post(`/v1/cases/${closing}/close`, { outcome: 'withdrawn', chargeCredit: false });
    expect((await openCase(api, account)).status).toBe(201);
  });

  it('if the credits have expired, with the instant', async () => {
    const pack = await buy(api, account, { purchasedAt: '2025-12-01T00:00:00Z' });
    api.time.now = Date.parse('2026-12-01T00:00:00Z');
    await api.packs.advance();
    const answer = await openCase(api, account);
    expect(answer.status).toBe(422);
    expect(answer.body.source).toMatchObject({ document: '002' });
    expect(answer.body.detail).toContain(
      `expired at 2026-12-01T01:00:00.000+01:00: 5 credits, of which 0 available, 0 reserved, 5 expired.`,
    );
    expect(answer.body.packs).toMatchObject([
      { id: pack, status: 'expired', expired: 5, expiresAt: '2026-12-01T00:00:00.000Z' },
    ]);
  });

  it('as soon as the year is over, even if the pack has not recorded it yet', async () => {
    const pack = await buy(api, account, { purchasedAt: '2025-12-01T00:00:00Z' });
    api.time.now = Date.parse('2026-12-01T00:00:00Z');
    expect((await openCase(api, account, { pack })).body.code).toBe('no-credit-available');
    expect((await openCase(api, account)).body.code).toBe('no-credit-available');
  });

  it('together with everything else that it breaks', async () => {
    const answer = await openCase(api, account, { scope: 'on-site' });
    const codes = answer.body.broken.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['scope-not-covered', 'no-credit-available']);
    expect(answer.body.packs).toEqual([]);
  });

  it('without mentioning packs if another rule is broken', async () => {
    await buy(api, account);
    const answer = await openCase(api, account, { scope: 'on-site' });
    expect(answer.body.code).toBe('scope-not-covered');
    expect(answer.body).not.toHaveProperty('packs');
  });
});

describe('a pack that the account may not use', () => {
  it('is refused like one that does not exist, indistinguishably', async () => {
    const own = await buy(api, account, { used: 5 });
    const foreign = await buy(api, await inBerlin(api));
    const before = await readPack(api, foreign);
    const wanted = [foreign, `pack_${'a'.repeat(26)}`, 'pack_nothing'];
    const answers = await Promise.all(wanted.map((pack) => openCase(api, account, { pack })));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    const nameless = answers.map((answer, index) =>
      JSON.stringify(told(answer)).replaceAll(wanted[index]!, 'it'),
    );
    expect(new Set(nameless).size).toBe(1);
    expect(answers[0]?.body.detail).toContain(
      `There is no pack ${foreign} that the account may use.`,
    );
    expect(answers[0]?.body).toMatchObject({ code: 'no-credit-available', packs: [{ id: own }] });
    expect(JSON.stringify(answers[0]?.body.packs)).not.toContain(foreign);
    expect(await readPack(api, foreign)).toEqual(before);
  });

  it('is refused though the account has credits of its own', async () => {
    await buy(api, account);
    const foreign = await buy(api, await inBerlin(api));
    expect((await openCase(api, account, { pack: foreign })).body.code).toBe('no-credit-available');
    const own = await buy(api, account, { used: 5 });
    expect((await openCase(api, account, { pack: own })).body.code).toBe('no-credit-available');
    expect((await openCase(api, account)).status).toBe(201);
  });
});

describe('a preview is refused', () => {
  it.each([
    ['that names no pack', {}],
    ['that names one', { pack: 'pack_nothing' }],
    ['that breaks more', { scope: 'on-site' }],
  ])('as opening is: one %s', async (_what, fields) => {
    const pack = await buy(api, account, { used: 5 });
    const before = await readPack(api, pack);
    const answers = [await preview(fields), await openCase(api, account, fields)];
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    expect(told(answers[0]!)).toEqual(told(answers[1]!));
    expect(answers[0]?.body.packs).toMatchObject([{ id: pack }]);
    expect(await readPack(api, pack)).toEqual(before);
  });

  it('for an account that is described inline, which has no packs', async () => {
    const inline = { region: 'DE', timeZone: 'Europe/Berlin' };
    const { body, status } = await api.post(
      '/v1/cases/preview',
      professional(account, { account: inline }),
    );
    expect([status, body.code, body.packs]).toEqual([422, 'no-credit-available', []]);
    const single = professional(account, { account: inline, pack: 'single' });
    expect((await api.post('/v1/cases/preview', single)).status).toBe(200);
  });
});
