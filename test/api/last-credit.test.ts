import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase, startApi, type TestApi } from './support/api.ts';
import { newOrder } from './support/packs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

let used = 0;
const freshKey = () => ({ 'Idempotency-Key': `key-${(used += 1)}` });

/** An account with so many credits. */
async function accountWith(credits: number): Promise<string> {
  const account = await api.account();
  const order = { orderConfirmation: newOrder(), used: 5 - credits };
  await api.make(`/v1/accounts/${account}/packs`, order);
  return account;
}

const caseFor = (account: string, overrides: object = {}) =>
  newCase(account, { offering: 'professional', severity: 'C', pack: 'auto', ...overrides });

async function holders(account: string): Promise<string[]> {
  const { body } = await api.get(`/v1/accounts/${account}/packs`);
  return (body.items as { holders: string[] }[]).flatMap((pack) => pack.holders);
}

describe('a request that took the last credit, and whose answer was lost', () => {
  it('to open a case finds that case under its key', async () => {
    const account = await accountWith(1);
    const key = freshKey();
    api.engine.loseNextAnswer = true;
    expect((await api.post('/v1/cases', caseFor(account), key)).status).toBe(503);
    const again = await api.post('/v1/cases', caseFor(account), key);
    expect(again.status).toBe(201);
    expect(again.body.credit.status).toBe('reserved');
    expect(await holders(account)).toEqual([again.body.id]);
  });

  it('to split a case finds the part under its key', async () => {
    const account = await accountWith(2);
    const whole = await api.make('/v1/cases', caseFor(account));
    const key = freshKey();
    const split = () => api.post(`/v1/cases/${whole}/split`, { title: 'A part of it' }, key);
    api.engine.loseNextAnswer = true;
    expect((await split()).status).toBe(503);
    const again = await split();
    expect(again.status).toBe(201);
    expect(await holders(account)).toEqual([whole, again.body.id]);
  });
});

describe('a request for which no credit is left', () => {
  it('is refused under a key as without one, and its key stays free', async () => {
    const account = await accountWith(1);
    await api.make('/v1/cases', caseFor(account));
    const key = freshKey();
    for (const headers of [{}, key, key]) {
      const refused = await api.post('/v1/cases', caseFor(account), headers);
      expect([refused.status, refused.body.code]).toEqual([422, 'no-credit-available']);
    }
    await api.make(`/v1/accounts/${account}/packs`, { orderConfirmation: newOrder() });
    expect((await api.post('/v1/cases', caseFor(account), key)).status).toBe(201);
  });

  it('is told every rule that it breaks', async () => {
    const account = await accountWith(1);
    await api.make('/v1/cases', caseFor(account));
    const asked = caseFor(account, { scope: 'on-site' });
    const { body } = await api.post('/v1/cases', asked, freshKey());
    const codes = (body.broken as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(['scope-not-covered', 'no-credit-available']);
  });
});
