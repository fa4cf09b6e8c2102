import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { within } from '../../service/system/polling.ts';
import { HOUR } from '../support/case-file.ts';
import { ADMIN_KEY, caseDueIn, Desk } from '../support/desk.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { startReceiver, verified, type Receiver } from '../support/receiver.ts';
import type { Service } from '../support/service.ts';

/** Another start, on a busy machine. */
const WITH_RESTART = { timeout: 120_000 };
/** Opened so long before its deadline, a case is armed and the service killed well before it. */
const DUE_IN_MS = 6_000;
/** In this order: nothing of the breach is still to come when the close is told. */
const TOLD = ['case.sla.warning', 'case.sla.breached', 'case.closed'];
/** So many cases are asked for at once, and everything is killed when so many are there. */
const ASKED_FOR = 20;
const ANSWERED = 5;

let installation: Installation;
let service: Service;
let desk: Desk;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  installation = await makeInstallation(ADMIN_KEY);
  desk = new Desk(installation.url);
});

/** Most tests leave it running, and a start takes as long as a test. */
beforeEach(async () => {
  if (installation.processes().length < 2) service = await installation.start();
});

afterAll(async () => {
  await installation.remove();
  await receiver.stop();
});

/** Resolves when a case does nothing but wait for its timer. */
async function untilAtRest(caseId: string): Promise<void> {
  const connection = await Connection.connect({ address: installation.engineAddress });
  const handle = new Client({ connection, namespace: 'sla' }).workflow.getHandle(caseId);
  await within(30_000, async () => {
    const { raw } = await handle.describe();
    return !raw.pendingActivities?.length && !raw.pendingWorkflowTask;
  });
  await connection.close();
}

const everything = () => installation.killTree();
const theParentAlone = () => installation.killParent();

describe('a breach that is due after kill -9', () => {
  test.each([
    ['everything', everything, 0],
    ['the parent alone', theParentAlone, 1],
  ])('of %s is told once, as of its deadline', WITH_RESTART, async (_what, kill, leftOver) => {
    const account = await desk.account();
    const { secret } = await desk.subscribe(account, receiver.url, TOLD);
    const before = receiver.received.length;
    const { id, nextDueAt } = await desk.open(account, DUE_IN_MS);
    await desk.delivered(id, 1);
    await untilAtRest(id);
    expect((await desk.case(id)).breached).toBe(false);

    await kill();
    const orphans = installation.processes();
    expect(orphans).toHaveLength(leftOver);
    service = await installation.start();
    for (const { pid } of orphans) expect(service.said()).toContain(`(process ${pid}), left over`);
    expect(installation.processes()).toHaveLength(2);

    await receiver.waitFor(before + 2);
    await desk.close(id);
    const alerts = (await receiver.waitFor(before + 3)).slice(before);
    const told = alerts.map((one) => verified(one, secret));
    expect(told.map(({ type }) => type)).toEqual(TOLD);
    expect(told[1]?.timestamp).toBe(nextDueAt);
    expect((await desk.case(id)).clocks).toMatchObject([{ breachedAt: nextDueAt }]);
    const breaches = (await desk.timeline(id)).filter(({ type }) => type === 'case.sla.breached');
    expect(breaches).toMatchObject([{ at: nextDueAt }]);
    const deliveries = await desk.delivered(id, 3);
    expect(deliveries.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });
});

describe('a case that was answered 201', () => {
  test('is there after everything was killed among its likes', WITH_RESTART, async () => {
    const account = await desk.account();
    const answered: string[] = [];
    const killed: Promise<void>[] = [];
    const opening = Array.from({ length: ASKED_FOR }, async () => {
      const response = await desk.post('/v1/cases', caseDueIn(account, HOUR));
      const { id } = (await response.json()) as { id: string };
      const isAnswered = response.status === 201;
      if (isAnswered && answered.push(id) === ANSWERED) killed.push(installation.killTree());
    });
    await Promise.allSettled(opening);
    await Promise.all(killed);
    expect(killed).toHaveLength(1);
    expect(answered.length).toBeGreaterThanOrEqual(ANSWERED);

    service = await installation.start();
    const listed = await desk.listed(account, answered);
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(answered));
  });
});

describe('an engine that dies', () => {
  test('ends the service, and no request on its way gets a 500', WITH_RESTART, async () => {
    const [, engine] = installation.processes();
    const statuses = new Set<number>();
    const asking = Array.from({ length: 8 }, async () => {
      for (;;) {
        const response = await desk.get('/v1/cases');
        // A connection whose answer was read is used again.
        await response.text();
        statuses.add(response.status);
      }
    });
    const refused = Promise.allSettled(asking);
    expect(await within(10_000, () => statuses.has(200))).toBe(true);
    process.kill(engine!.pid, 'SIGKILL');
    await refused;
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await service.ended).toMatchObject({ code: 1 });
  });
});
