import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { ADMIN_KEY, Desk } from '../support/desk.ts';
import { insist } from '../support/insist.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { fill, onSmallDisk } from './support/small-disk.ts';

const PATIENCE = { timeout: 60_000 };

let installation: Installation;
let desk: Desk;
let pid: number;

beforeAll(async () => {
  installation = await makeInstallation(ADMIN_KEY, {}, onSmallDisk);
  ({ pid } = await installation.start());
  desk = new Desk(installation.url);
});
afterAll(() => installation.remove());

async function readiness() {
  const answer = await desk.get('/readyz');
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  return { status: answer.status, disk: checks['disk'], database: checks['database'] };
}

describe('a disk that is full for a while', () => {
  test('is told by /readyz, and loses and doubles no case that anybody asked for', async () => {
    const account = await desk.account();
    const keys: string[] = [];
    const open = () => {
      const key = randomUUID();
      keys.push(key);
      return desk.post('/v1/cases', { ...NEW_CASE, account }, key);
    };
    expect((await open()).status).toBe(201);
    expect(await readiness()).toEqual({ status: 200, disk: 'ok', database: 'ok' });

    const free = fill(pid, installation.dataDir);
    await expect.poll(readiness, PATIENCE).toMatchObject({ status: 503, disk: 'failing' });
    // What is allocated already takes a few more.
    await expect.poll(async () => (await open()).status, PATIENCE).toBe(503);
    expect(await readiness()).toMatchObject({ status: 503, disk: 'failing' });

    free();
    await expect.poll(readiness, PATIENCE).toEqual({ status: 200, disk: 'ok', database: 'ok' });
    const body = { ...NEW_CASE, account };
    const answers = await Promise.all(
      keys.map((key) => insist(desk, { path: '/v1/cases', body, key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const ids = answers.map((answer) => (answer.body as { id: string }).id);
    await expect.poll(() => listed(account), PATIENCE).toEqual(ids.toSorted());
  });
});

async function listed(account: string): Promise<readonly string[]> {
  const answer = await desk.get(`/v1/cases?account=${account}&limit=200`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id).toSorted();
}
