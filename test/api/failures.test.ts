import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LedgerUnavailableError } from '../../ledger/errors.ts';
import { EngineBusyError, EngineUnavailableError } from '../../temporal/case-gateway.ts';
import { newCase, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let account: string;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
  caseId = await api.make('/v1/cases', newCase(account));
});
beforeEach(() => {
  api.engine.failure = null;
});
afterAll(() => api.close());

describe('an engine', () => {
  it.each([
    [
      'that does not answer is 503',
      new EngineUnavailableError('x', null),
      503,
      'engine-unavailable',
    ],
    ['that is busy is 429', new EngineBusyError('x', null), 429, 'too-many-requests'],
  ])('%s with Retry-After', async (_what, failure, status, code) => {
    api.engine.failure = failure;
    const answers = await Promise.all([
      api.get(`/v1/cases/${caseId}`),
      api.post('/v1/cases', newCase(account)),
      api.post(`/v1/cases/${caseId}/responses`, { by: 'Ada' }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(status);
      expect(answer.body.code).toBe(code);
      expect(answer.headers['retry-after']).toBe('1');
    }
  });

  it('that did not answer may be called again under the same key', async () => {
    const key = { 'Idempotency-Key': 'again' };
    api.engine.failure = new EngineUnavailableError('opening', null);
    expect((await api.post('/v1/cases', newCase(account), key)).status).toBe(503);
    api.engine.failure = null;
    expect((await api.post('/v1/cases', newCase(account), key)).status).toBe(201);
  });
});

describe('a database that does not answer', () => {
  it('is 503', async () => {
    const failure = new LedgerUnavailableError('db.internal', new Error('refused'));
    vi.spyOn(api.ledger.accounts, 'get').mockRejectedValueOnce(failure);
    const answer = await api.get(`/v1/accounts/${account}`);
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe('database-unavailable');
    expect(answer.text).not.toContain('db.internal');
  });
});

describe('an unexpected error', () => {
  it('is a 500 that reveals only where to find it in the log', async () => {
    api.engine.failure = new Error('the password is hunter2');
    const answer = await api.get(`/v1/cases/${caseId}`);
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe('internal');
    expect(answer.text).not.toContain('hunter2');
    const line = api.logged.find((one) => one.includes('hunter2'));
    expect(line).toContain(answer.body.requestId);
  });
});

const ask = (id: string) => api.get('/v1/cases', { headers: { 'X-Request-Id': id } });

describe('every answer', () => {
  it('has security headers and a request id', async () => {
    const answer = await api.get('/v1/cases');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the caller’s request id if it is a plain one', async () => {
    expect((await ask('abc-123')).headers['x-request-id']).toBe('abc-123');
    expect((await ask('a b"c')).headers['x-request-id']).not.toBe('a b"c');
  });

  it('tells browsers to require https only if the installation uses it', async () => {
    const secure = await startApi({ publicUrl: 'https://sla.example.com', ledger: api.ledger });
    const policy = 'content-security-policy';
    expect((await api.get('/healthz')).headers['strict-transport-security']).toBeUndefined();
    expect((await api.get('/healthz')).headers[policy]).not.toContain('upgrade-insecure');
    expect((await secure.get('/healthz')).headers['strict-transport-security']).toBeDefined();
    expect((await secure.get('/healthz')).headers[policy]).toContain('upgrade-insecure');
  });
});
