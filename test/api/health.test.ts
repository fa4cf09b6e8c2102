import { expect, it } from 'vitest';
import { newestZoneData } from '../../domain/time/zone.ts';
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
    zoneData: { release: newestZoneData(), newest: null },
    policies: { changed: [], missing: [] },
  });
  await api.close();
});

it('says with which zone data it counts, and of newer ones that another process has', async () => {
  const api = await startApi();
  await api.ledger.zoneData.use('2999a');
  const { body } = await api.get('/readyz', { key: null });
  expect(body).toMatchObject({ zoneData: { release: newestZoneData(), newest: '2999a' } });
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

it('asks its parts once a second, however often it is asked, and recovers with them', async () => {
  let asked = 0;
  let isFull = true;
  const disk = () => {
    asked += 1;
    return isFull ? Promise.reject(new Error('full')) : Promise.resolve();
  };
  const api = await startApi({ readiness: { disk } });
  const statuses = async () => {
    const answers = await Promise.all([1, 2, 3].map(() => api.get('/readyz', { key: null })));
    return answers.map(({ status }) => status);
  };
  expect(await statuses()).toEqual([503, 503, 503]);
  isFull = false;
  expect(await statuses()).toEqual([503, 503, 503]);
  expect(asked).toBe(1);
  api.time.now += 1_000;
  expect(await statuses()).toEqual([200, 200, 200]);
  expect(asked).toBe(2);
  await api.close();
});
