import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../domain/case/types.ts';
import type { SentBatch } from '../../ledger/types/outbox.ts';
import type { CaseGateway } from '../../temporal/case-gateway.ts';
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
    expect(await description.staticSummary()).toBe('A · Contoso · Mail flow is down');
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

/** As the Temporal UI does it: back to the last workflow task that was completed. */
async function reset(workflowId: string): Promise<void> {
  const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const last = events?.findLast(({ workflowTaskCompletedEventAttributes: done }) => done);
  await temporal.client.workflowService.resetWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId },
    workflowTaskFinishEventId: last?.eventId ?? null,
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
