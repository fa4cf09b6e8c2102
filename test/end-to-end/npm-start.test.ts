import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '../support/case-file.ts';
import { Desk } from '../support/desk.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import type { Service } from '../support/service.ts';

/** Two starts on a busy machine. */
const WITH_RESTART = { timeout: 120_000 };

let installation: Installation;
let service: Service;
let desk: Desk;
let account: string;
let caseId: string;

beforeAll(async () => {
  installation = await makeInstallation(null);
  service = await installation.start('npm');
});

afterAll(() => installation.remove());

/** What it logs of its own is JSON; npm has warnings of the user's configuration. */
function complaintsIn(stderr: string): readonly string[] {
  const FATAL_OR_ERROR = /"level":[56]0/;
  return stderr.split('\n').filter((line) => FATAL_OR_ERROR.test(line) || line.includes('Error:'));
}

/** Where the next start goes on: with everything there, and without a word of a key. */
async function goesOn(): Promise<void> {
  service = await installation.start('npm');
  expect(service.said()).not.toContain('key');
  expect((await desk.get(`/v1/accounts/${account}`)).status).toBe(200);
  expect(await desk.case(caseId)).toMatchObject({ id: caseId, account, status: 'open' });
}

// Each begins with the service as the one before has left it: the life of one installation.
describe.sequential('npm start', () => {
  test('shows the key that it makes at the first start, and the key works', async () => {
    const [, key = ''] = /Administrator key, shown only once: (\S+)/.exec(service.said()) ?? [];
    desk = new Desk(installation.url, key);
    account = await desk.account();
    caseId = (await desk.open(account, HOUR)).id;
    expect(await desk.listed(account, [caseId])).toHaveLength(1);
    const stranger = new Desk(installation.url, `${key}x`);
    expect((await stranger.get('/v1/cases')).status).toBe(401);
  });

  test('ends whole with Ctrl-C, and goes on at the next start', WITH_RESTART, async () => {
    expect(installation.processes()).toHaveLength(2);
    service.interrupt();
    const { stderr } = await service.ended;
    await installation.whenAllEnded();
    expect(complaintsIn(stderr)).toEqual([]);
    await goesOn();
  });

  test('ends whole with SIGTERM, and goes on at the next start', WITH_RESTART, async () => {
    service.signal('SIGTERM');
    const { stderr } = await service.ended;
    await installation.whenAllEnded();
    expect(complaintsIn(stderr)).toEqual([]);
    await goesOn();
  });

  test('ends whole when npm alone is killed', async () => {
    service.signal('SIGKILL');
    const { stderr } = await service.ended;
    await installation.whenAllEnded();
    expect(stderr).toContain('npm, which started this process, is gone');
  });
});
