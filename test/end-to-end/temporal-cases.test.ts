import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../domain/case/types.ts';
import type { SentBatch } from '../../ledger/types/outbox.ts';
import { ActRefusedError, type CaseGateway } from '../../temporal/case-gateway.ts';
import { temporalCases } from '../../temporal/cases.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import { caseFile, HOUR } from '../support/case-file.ts';
import { withCredit } from '../support/credit-terms.ts';
import { connectTemporal, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let cases: CaseGateway;
/** The types of the events that cases have published. */
const published = new Map<string, string[]>();
let ledgerIsUp = true;

beforeAll(async () => {
  temporal = await connectTemporal();
  const taskQueue = `cases-${randomUUID()}`;
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: {
      publish: async ({ id, events }: SentBatch) => {
        if (!ledgerIsUp) throw new Error('the ledger is down');
        published.set(id, [...(published.get(id) ?? []), ...events.map(({ type }) => type)]);
      },
    },
  });
  running = worker.run();
  cases = engine(taskQueue);
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

function engine(taskQueue: string): CaseGateway {
  const { connection, namespace } = temporal;
  return temporalCases({
    connection,
    namespace,
    publicUrl: 'https://sla.example.com',
    clock: Date.now,
    taskQueue,
  });
}

/** A case that was opened half an hour ago and is due in another half. */
function newFile(overrides: Partial<CaseFile> = {}): CaseFile {
  const openedAt = Date.now() - HOUR / 2;
  return caseFile({
    id: `case_${randomUUID()}`,
    openedAt,
    ...overrides,
  });
}

async function opened(): Promise<CaseFile> {
  const file = newFile();
  expect(await cases.open(file)).toEqual({ created: true, credit: null });
  return file;
}

/** `temporal.api.enums.v1.ResetReapplyExcludeType`. */
const RESET_EXCLUDES_UPDATES = 2;

/** `temporal.api.enums.v1.CommandType`. */
const COMPLETE_WORKFLOW = 4;

/** In the widest of characters. */
const wide = (count: number): string => '漢'.repeat(count);

describe('a case as a workflow', () => {
  it('is current as soon as it is opened', async () => {
    const file = await opened();
    const report = await cases.report(file.id);
    expect(report).toMatchObject({ file, seq: 1, state: { status: 'open' } });
    expect(await cases.timeline(file.id)).toMatchObject([{ seq: 1, type: 'case.opened' }]);
  });

  it('is opened with the longest texts that there are, in the widest characters', async () => {
    const usual = newFile();
    const file = {
      ...usual,
      account: { ...usual.account, name: wide(200) },
      request: {
        ...usual.request,
        title: wide(300),
        businessImpact: '*'.repeat(5_000),
        contact: { name: wide(200), email: wide(320), phone: wide(40), of: 'customer' as const },
        reference: wide(200),
      },
    };
    expect(await cases.open(file)).toEqual({ created: true, credit: null });
    expect(await cases.report(file.id)).toMatchObject({ file });
  });

  it('is started once for each id, even with another file', async () => {
    const file = await opened();
    const other = newFile({ id: file.id });
    expect(await cases.open(other)).toEqual({ created: false, credit: null });
    expect((await cases.report(file.id))?.file.openedAt).toBe(file.openedAt);
  });

  it('is not started again when it is over', async () => {
    const file = await opened();
    await temporal.client.workflow.getHandle(file.id).terminate();
    expect(await cases.open(file)).toEqual({ created: false, credit: null });
  });

  it('shows operators what it is about', async () => {
    const { id, openedAt } = await opened();
    const description = await temporal.client.workflow.getHandle(id).describe();
    expect(await description.staticSummary()).toBe('INC-10045 · A · Contoso · Mail flow is down');
    expect(await description.staticDetails()).toContain(`https://sla.example.com/v1/cases/${id}`);
    const attributes = description.typedSearchAttributes;
    expect(attributes.get(SEARCH_ATTRIBUTES.account)).toBe('acc_contoso');
    expect(attributes.get(SEARCH_ATTRIBUTES.severity)).toBe('A');
    expect(attributes.get(SEARCH_ATTRIBUTES.breached)).toBe(false);
    expect(attributes.get(SEARCH_ATTRIBUTES.nextDueAt)?.getTime()).toBe(openedAt + HOUR);
  });
});

describe('a case for which no credit is left', () => {
  it('is refused, however often the same request comes, and was never opened', async () => {
    const file = newFile(withCredit());
    for (let time = 1; time <= 2; time += 1) {
      await expect(cases.open(file)).rejects.toMatchObject({
        name: 'ActRefusedError',
        rules: [{ code: 'no-credit-available' }],
      });
    }
    expect(await cases.awaitOpening(file.id)).toBe(false);
    expect(await cases.report(file.id)).toBeNull();
  });
});

describe('whether a case was opened', () => {
  it('is known of one that runs, of one that is over, and of one that never was', async () => {
    const { id } = await opened();
    expect(await cases.awaitOpening(id)).toBe(true);
    await temporal.client.workflow.getHandle(id).terminate();
    expect(await cases.awaitOpening(id)).toBe(true);
    expect(await cases.awaitOpening('case_never')).toBe(false);
  });
});

describe('an act', () => {
  it('is done once for each act id', async () => {
    const { id } = await opened();
    await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
    const first = await cases.report(id);
    expect(first?.state.status).toBe('in_progress');
    await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
    expect(await cases.report(id)).toEqual(first);
    const events = (await cases.timeline(id)) ?? [];
    expect(events.filter(({ type }) => type === 'case.responded')).toMatchObject([
      { key: 'act:act_1' },
    ]);
  });

  it('on a closed case is refused as closed', async () => {
    const { id } = await opened();
    await cases.act(id, 'close', { by: 'Ada', outcome: 'solved' }, 'act_1');
    expect((await cases.report(id))?.state.closure?.outcome).toBe('solved');
    await expect(cases.act(id, 'response', { by: 'Ada' }, 'act_2')).rejects.toMatchObject({
      name: 'ActRefusedError',
      reason: 'case-closed',
    });
  });

  it('from before the opening is refused as such', async () => {
    const { id, openedAt } = await opened();
    const at = new Date(openedAt - 1).toISOString();
    await expect(cases.act(id, 'response', { by: 'Ada', at }, 'act_1')).rejects.toMatchObject({
      name: 'ActRefusedError',
      reason: 'instant-before-opening',
    });
  });
});

describe('a case that does not run', () => {
  it('is not there, whether it never was or is over', async () => {
    const { id } = await opened();
    await temporal.client.workflow.getHandle(id).terminate();
    for (const each of [id, 'case_never']) {
      expect(await cases.report(each)).toBeNull();
      expect(await cases.timeline(each)).toBeNull();
      await expect(cases.act(each, 'response', { by: 'Ada' }, 'act_1')).rejects.toMatchObject({
        name: 'WorkflowNotRunningError',
        workflowId: each,
      });
    }
  });
});

describe('a case that was terminated', () => {
  it('with an act that was answered and not recorded yet records it once it is reset', async () => {
    const { id } = await opened();
    const handle = temporal.client.workflow.getHandle(id);
    await expect.poll(() => published.get(id)).toContain('case.opened');
    ledgerIsUp = false;
    await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
    await handle.terminate();
    ledgerIsUp = true;
    await reset(id);
    await expect.poll(() => published.get(id)).toContain('case.responded');
    await handle.terminate();
  });
});

describe('what the engine still has of a case', () => {
  it('is all of one that was terminated, with acts that were answered and not recorded', async () => {
    const { id } = await opened();
    await expect.poll(() => published.get(id)).toContain('case.opened');
    ledgerIsUp = false;
    await cases.act(id, 'response', { by: 'Ada', note: 'We look into it.' }, 'act_1');
    const before = await cases.report(id);
    const timeline = await cases.timeline(id);
    await temporal.client.workflow.getHandle(id).terminate();
    ledgerIsUp = true;
    const { status, stoppedAt, runs } = await cases.runs(id);
    expect(status).toBe('stopped');
    expect(Math.abs(Date.now() - (stoppedAt ?? 0))).toBeLessThan(HOUR);
    expect(runs).toMatchObject([{ isRunning: false, report: before, events: timeline }]);
    expect(runs[0]?.carried?.acts).toMatchObject([{ act: 'response', id: 'act_1' }]);
  });

  it('is enough to have it run again from there', async () => {
    const { id } = await opened();
    await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
    const before = await cases.report(id);
    await temporal.client.workflow.getHandle(id).terminate();
    const [run] = (await cases.runs(id)).runs;
    expect(await cases.revive(run!.report.file, run!.carried)).toBe(true);
    expect(await cases.report(id)).toEqual(before);
    expect(await cases.revive(run!.report.file, run!.carried)).toBe(false);
    await cases.act(id, 'customer-request', { by: 'Ada' }, 'act_2');
    const again = await cases.runs(id);
    expect(again).toMatchObject({ status: 'running', stoppedAt: null });
    expect(again.running).toBe(again.runs[0]?.runId);
    expect(again.runs.map(({ isRunning }) => isRunning)).toEqual([true, false]);
    expect(again.runs[0]?.carried?.acts).toHaveLength(2);
  });

  it('is the run that a reset has ended, and the one that goes on with less', async () => {
    const { id } = await opened();
    await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
    await reset(id, 'first');
    await expect.poll(() => cases.report(id)).toMatchObject({ state: { status: 'open' } });
    const { status, runs } = await cases.runs(id);
    expect(status).toBe('running');
    expect(runs.map(({ carried }) => carried?.acts.length)).toEqual([0, 1]);
    await cases.stop(id, runs[0]!.runId, 'It lacks an act.');
    expect((await cases.runs(id)).status).toBe('stopped');
  });

  it('is how a case was to begin that no worker had taken', async () => {
    const idle = engine(`idle-${randomUUID()}`);
    const file = newFile();
    await idle.open(file);
    await temporal.client.workflow.getHandle(file.id).terminate();
    const { status, runs } = await idle.runs(file.id);
    expect(status).toBe('stopped');
    expect(runs).toMatchObject([{ report: { file }, carried: null, events: [] }]);
    expect(await cases.revive(file, null)).toBe(true);
    expect(await cases.report(file.id)).toMatchObject({ file, seq: 1 });
  });

  it.each<[string, string, (id: string) => unknown[]]>([
    ['a workflow of another type', 'nonsense', () => []],
    ['another case', 'supportCase', () => [newFile()]],
    ['what no run has handed over', 'supportCase', (id) => [newFile({ id }), { acts: 'none' }]],
  ])('is nothing of %s that was started under its id', async (_what, type, argsFor) => {
    const { id, before } = await terminated();
    await startForeign(id, { type, args: argsFor(id) });
    await temporal.client.workflow.getHandle(id).terminate();
    const { status, running: runId, runs } = await cases.runs(id);
    expect([status, runId]).toEqual(['stopped', null]);
    expect(runs).toMatchObject([{ isRunning: false, report: before }]);
  });

  it('is what runs under its id, whatever that is', async () => {
    const { id } = await terminated();
    const { firstExecutionRunId } = await startForeign(id);
    expect(await cases.runs(id)).toMatchObject({ status: 'running', running: firstExecutionRunId });
    await temporal.client.workflow.getHandle(id).terminate();
  });

  it('is stopped though something else was completed under its id', async () => {
    const { id } = await terminated();
    await completeForeign(id);
    expect(await cases.runs(id)).toMatchObject({ status: 'stopped', runs: [{ isRunning: false }] });
  });

  it('is nothing of a case that it does not know, nor of one that got no credit', async () => {
    expect(await cases.runs('case_never')).toEqual({
      status: 'unknown',
      stoppedAt: null,
      running: null,
      runs: [],
    });
    const refused = newFile(withCredit());
    await expect(cases.open(refused)).rejects.toThrow(ActRefusedError);
    expect(await cases.runs(refused.id)).toEqual({
      status: 'completed',
      stoppedAt: null,
      running: null,
      runs: [],
    });
  });
});

/** A case with an act, which an operator of Temporal has ended. */
async function terminated() {
  const { id } = await opened();
  await cases.act(id, 'response', { by: 'Ada' }, 'act_1');
  const before = await cases.report(id);
  await temporal.client.workflow.getHandle(id).terminate();
  return { id, before };
}

/** Somebody starts a workflow under the id of a case. */
function startForeign(
  workflowId: string,
  { type, args }: { type: string; args: unknown[] } = { type: 'nonsense', args: [] },
  taskQueue = `foreign-${randomUUID()}`,
) {
  const options = { workflowId, taskQueue, workflowIdReusePolicy: 'ALLOW_DUPLICATE' } as const;
  return temporal.client.workflow.start(type, { ...options, args });
}

/** A workflow of another type runs under the id of a case, and completes. */
async function completeForeign(workflowId: string): Promise<void> {
  const { connection, namespace } = temporal;
  const { workflowService } = connection;
  const taskQueue = `foreign-${randomUUID()}`;
  const handle = await startForeign(workflowId, undefined, taskQueue);
  const { taskToken } = await connection.withDeadline(Date.now() + 10_000, () =>
    workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: taskQueue } }),
  );
  const completion = {
    commandType: COMPLETE_WORKFLOW,
    completeWorkflowExecutionCommandAttributes: {},
  };
  await workflowService.respondWorkflowTaskCompleted({
    namespace,
    taskToken,
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum is in a package of the SDK's own
    commands: [completion],
  });
  await handle.result();
}

/** As the Temporal UI does it: back to the last workflow task that was completed, or to the first one. */
async function reset(workflowId: string, to: 'last' | 'first' = 'last'): Promise<void> {
  const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const tasks = (events ?? []).filter(({ workflowTaskCompletedEventAttributes: done }) => done);
  const task = to === 'first' ? tasks[0] : tasks.at(-1);
  await temporal.client.workflowService.resetWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId },
    workflowTaskFinishEventId: task?.eventId ?? null,
    // A reset to the last task takes what was answered along; one that leaves it out is the worst.
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum is in a package of the SDK's own
    ...(to === 'first' && { resetReapplyExcludeTypes: [RESET_EXCLUDES_UPDATES] }),
    requestId: randomUUID(),
    reason: 'terminated by mistake',
  });
}

describe('an engine without workers', () => {
  it('takes a case, and does not answer for it', async () => {
    const idle = engine(`idle-${randomUUID()}`);
    const file = newFile();
    expect(await idle.open(file)).toEqual({ created: true, credit: null });
    await expect(idle.report(file.id)).rejects.toMatchObject({ name: 'EngineUnavailableError' });
    await temporal.client.workflow.getHandle(file.id).terminate();
  });
});
