import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newCase, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
afterAll(() => api.close());

/** As many as a body may have: putting their marks in order would take twenty seconds. */
const MARKS = `OC${'\u0300\u0316'.repeat(60_000)}`;

/** Finding out that no part of this occurs twice would take seconds. */
const TAG = `en-u${Array.from({ length: 40_000 }, (_, n) => `-${(n + 0x1000).toString(16)}`).join('')}`;

describe('a text that is far too long', () => {
  it('is refused as an order number, without being compared with how others are written', async () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const answer = await api.post(`/v1/accounts/${account}/packs`, { orderConfirmation: MARKS });
    const normalized = normalize.mock.contexts.map((text) => String(text).length);
    normalize.mockRestore();
    expect(answer.body.errors).toEqual([
      { path: 'orderConfirmation', message: 'must have at most 100 characters' },
    ]);
    expect(Math.max(0, ...normalized)).toBeLessThanOrEqual(100);
  });

  it('is refused as a language, without being looked at as one', async () => {
    const canonical = vi.spyOn(Intl, 'getCanonicalLocales');
    const answer = await api.post('/v1/cases/preview', newCase(account, { language: TAG }));
    const looked = canonical.mock.calls.map(([tag]) => String(tag).length);
    canonical.mockRestore();
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'language' })]);
    expect(Math.max(0, ...looked)).toBeLessThanOrEqual(64);
  });

  it('counts as no language where an answer could be in one', async () => {
    const id = await api.make('/v1/cases', newCase(account));
    const path = `/v1/cases/${id}/timeline`;
    const few = await api.get(path, { headers: { 'Accept-Language': 'x,'.repeat(400) + 'de' } });
    expect(few.headers['content-language']).toBe('de');
    const many = await api.get(path, { headers: { 'Accept-Language': 'de,'.repeat(4_000) } });
    expect([many.status, many.headers['content-language']]).toEqual([200, 'en']);
  });

  it('is no address of the documentation', async () => {
    expect((await request(api.app).get('/docs/')).status).toBe(200);
    expect((await request(api.app).get(`/docs/${'a/'.repeat(1_000)}`)).status).toBe(404);
  });
});
