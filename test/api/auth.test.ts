import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireKey } from '../../api/http/auth.ts';
import { ensureAdministrator, hashKey } from '../../api/http/keys.ts';
import { problemHandler } from '../../api/http/problem-handler.ts';
import type { ApiKey, KeyStore } from '../../ledger/types/api-keys.ts';
import { openTestLedger } from '../support/ledger.ts';
import { KEY, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('a key', () => {
  it('is required', async () => {
    const answer = await api.get('/v1/cases', { key: null });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('unauthorized');
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="sla-timers"');
  });

  it.each([
    ['another one', 'Bearer sla_wrong'],
    ['another scheme', `Basic ${Buffer.from(`x:${KEY}`).toString('base64')}`],
    ['none after the scheme', 'Bearer '],
    ['two', `Bearer ${KEY} ${KEY}`],
    ['the hash of it', `Bearer ${hashKey(KEY)}`],
    ['one that is very long', `Bearer ${'x'.repeat(5_000)}`],
  ])('that is %s is refused', async (_what, Authorization) => {
    const answer = await api.get('/v1/cases', { key: null, headers: { Authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('is required before the body is read', async () => {
    const answer = await api.send('post', '/v1/accounts', {
      key: 'wrong',
      raw: 'x'.repeat(300_000),
    });
    expect(answer.status).toBe(401);
  });

  it('is required at unknown paths too', async () => {
    expect((await api.get('/v1/nothing', { key: null })).status).toBe(401);
  });

  it('is accepted with the scheme in upper or lower case', async () => {
    const headers = { Authorization: `bearer ${KEY}` };
    expect((await api.get('/v1/cases', { key: null, headers })).status).toBe(200);
  });

  it.each(['/healthz', '/readyz', '/openapi.json', '/docs/'])(
    'is not needed for %s',
    async (path) => {
      expect((await api.get(path, { key: null })).status).toBe(200);
    },
  );

  it('is never logged', async () => {
    await api.get('/v1/cases', { headers: { 'X-Request-Id': 'the-request' } });
    expect(api.logged.some((line) => line.includes('the-request'))).toBe(true);
    expect(api.logged.join('')).not.toContain(KEY);
  });
});

describe('wrong keys', () => {
  it('are limited per address, while a valid one still passes', async () => {
    const app = express()
      .use(requireKey(api.ledger.keys, 3))
      .use((_request, response) => void response.json({}))
      .use(problemHandler(pino({ level: 'silent' })));
    const ask = (key: string) => request(app).get('/').set('Authorization', `Bearer ${key}`);
    for (const guess of ['a', 'b', 'c']) expect((await ask(guess)).status).toBe(401);
    const answer = await ask('d');
    expect(answer.status).toBe(429);
    expect(answer.type).toBe('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'too-many-requests' });
    expect(answer.headers['retry-after']).toBe('60');
    expect((await ask(KEY)).status).toBe(200);
  });
});

describe('the administrator’s key', () => {
  it('is generated at the first start, shown once, and stored only as a hash', async () => {
    const ledger = await openTestLedger();
    const { key } = await ensureAdministrator(ledger.keys, null);
    expect(key).toMatch(/^sla_[\w-]{32}$/);
    const kept = await ledger.keys.findByHash(hashKey(String(key)));
    expect(kept).toMatchObject({ role: 'administrator' });
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(await ensureAdministrator(ledger.keys, null)).toEqual({ key: null });
    expect(await ledger.keys.findByHash(hashKey(String(key)))).toEqual(kept);
    await ledger.close();
  });

  it('that is configured replaces the previous one', async () => {
    const ledger = await openTestLedger();
    const { key } = await ensureAdministrator(ledger.keys, null);
    expect(await ensureAdministrator(ledger.keys, 'configured')).toEqual({ key: null });
    expect(await ledger.keys.findByHash(hashKey(String(key)))).toBeNull();
    expect(await ledger.keys.findByHash(hashKey('configured'))).not.toBeNull();
    await ledger.close();
  });

  it('that is configured and unchanged stays as it is', async () => {
    const keys = new CountingKeys();
    await ensureAdministrator(keys, 'configured');
    await ensureAdministrator(keys, 'configured');
    expect(keys.puts).toBe(1);
    await ensureAdministrator(keys, 'another');
    expect(keys.puts).toBe(2);
  });
});

class CountingKeys implements KeyStore {
  #key: ApiKey | null = null;
  puts = 0;

  findByHash(hash: string) {
    return Promise.resolve(this.#key?.hash === hash ? this.#key : null);
  }

  hasAdministrator() {
    return Promise.resolve(this.#key !== null);
  }

  put(key: ApiKey) {
    this.puts += 1;
    this.#key = key;
    return Promise.resolve();
  }
}
