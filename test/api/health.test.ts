import { expect, it } from 'vitest';
import { startApi } from './support/api.ts';

const fine = () => Promise.resolve();
const failing = () => Promise.reject(new Error('connection to db.internal refused'));

it('is alive whatever fails', async () => {
  const api = await startApi({ readiness: { engine: () => Promise.reject(new Error('down')) } });
  const answer = await api.get('/healthz', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ status: 'ok' });
  await api.close();
});

it('is ready when every part works', async () => {
  const api = await startApi({ readiness: { engine: fine, database: fine, pollers: fine } });
  const answer = await api.get('/readyz', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    status: 'ready',
    checks: { engine: 'ok', database: 'ok', pollers: 'ok' },
  });
  await api.close();
});

it('is 503 and names the part that fails, with the reason only in the log', async () => {
  const api = await startApi({ readiness: { engine: fine, database: failing } });
  const answer = await api.get('/readyz', { key: null });
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({
    code: 'not-ready',
    checks: { engine: 'ok', database: 'failing' },
  });
  expect(answer.text).not.toContain('db.internal');
  expect(api.logged.join('')).toContain('db.internal');
  await api.close();
});

it('is 503 if a check throws synchronously', async () => {
  const api = await startApi({
    readiness: {
      pollers() {
        throw new Error('no worker');
      },
    },
  });
  expect((await api.get('/readyz', { key: null })).body.checks).toEqual({ pollers: 'failing' });
  await api.close();
});
