import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, TypedSearchAttributes } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { PUBLISH_FAILURES } from '../../activities/publish-failures.ts';
import { scheduleActivities } from '../../activities/schedule.ts';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { wholeState } from '../../ledger/complete-batches.ts';
import type { Batch, SentBatch } from '../../ledger/types/outbox.ts';
import { CASE_WORKFLOW, creditQueueOf } from '../../workflows/messages/case-messages.ts';
import { attributesOf } from '../../workflows/messages/search-attributes.ts';
import type { supportCase } from '../../workflows/support-case/support-case.ts';
import { caseFile } from '../support/case-file.ts';
import { PackShelf } from '../support/pack-shelf.ts';
import { connectTemporal, timeSkippingClient, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

export type CaseHandle = WorkflowHandle<typeof supportCase>;

/** The real workflow on the real server, with a ledger that only remembers. */
export interface CaseHarness {
  readonly temporal: TestTemporal;
  /** From which cases take their credits. */
  readonly packs: PackShelf;
  /** Of the cases, and of packs that are workflows. */
  readonly taskQueue: string;
  /** Everything published, in order of arrival. */
  batches(caseId: string): readonly Batch[];
  /** The next so many publishes fail, as they do while a database is down. */
  failNext(count: number): void;
  /** The next so many plans cannot be computed. */
  failScheduling(count: number): void;
  /** The worker forgets the cases that it has scheduled for, as one that has just started. */
  forgetSchedules(): void;
  /** The ledger refuses a case for good, as one that cannot be shown. */
  refuse(caseId: string): void;
  /** The ledger loses everything about a case. */
  forget(caseId: string): void;
  /** Opens a case of which the virtual clock stands still until it is taken forward. */
  open(overrides?: Partial<CaseFile>): Promise<CaseHandle>;
  /** Opens a case whose clock skips every wait until it ends. */
  openSkipping(overrides?: Partial<CaseFile>): Promise<CaseHandle>;
  stop(): Promise<void>;
}

/** @param identity of the worker, as histories show it */
export async function startCaseHarness(identity = 'test'): Promise<CaseHarness> {
  const temporal = await connectTemporal();
  const taskQueue = `cases-${randomUUID()}`;
  let published: Batch[] = [];
  let failures = 0;
  let unscheduled = 0;
  const refused = new Set<string>();
  let scheduling = scheduleActivities();
  const onceScheduling = <T>(schedule: () => T): T => {
    if (unscheduled === 0) return schedule();
    unscheduled -= 1;
    throw new Error('The zone data are broken');
  };
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    identity,
    workflowBundle: workflowBundle(),
    activities: {
      scheduleActs: async (...sent: Parameters<typeof scheduling.scheduleActs>) =>
        onceScheduling(() => scheduling.scheduleActs(...sent)),
      scheduleFurtherActs: async (...sent: Parameters<typeof scheduling.scheduleFurtherActs>) =>
        onceScheduling(() => scheduling.scheduleFurtherActs(...sent)),
      publish: async (batch: SentBatch) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('The database is down');
        }
        if (refused.has(batch.id)) {
          throw ApplicationFailure.nonRetryable('It cannot be shown', PUBLISH_FAILURES.invalidFile);
        }
        const before = published.findLast((one) => one.id === batch.id);
        published.push({ ...batch, state: wholeAfter(batch, before) });
      },
      publishPack: () => Promise.resolve(),
    },
  });
  const packs = new PackShelf();
  const credits = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue: creditQueueOf(taskQueue),
    identity,
    activities: packs.activities,
  });
  const running = Promise.all([worker.run(), credits.run()]);

  function start(
    client: TestTemporal['client'],
    overrides: Partial<CaseFile>,
  ): Promise<CaseHandle> {
    const id = overrides.id ?? `case_${randomUUID()}`;
    const file = caseFile({ openedAt: Date.now(), ...overrides, id });
    return client.workflow.start<typeof supportCase>(CASE_WORKFLOW, {
      workflowId: id,
      taskQueue,
      args: [file],
      typedSearchAttributes: new TypedSearchAttributes(attributesOf(file, file.openedAt)),
    });
  }

  return {
    temporal,
    packs,
    taskQueue,
    batches: (caseId) => published.filter((batch) => batch.id === caseId),
    failNext: (count) => {
      failures = count;
    },
    failScheduling: (count) => {
      unscheduled = count;
    },
    forgetSchedules: () => {
      scheduling = scheduleActivities();
    },
    refuse: (caseId) => void refused.add(caseId),
    forget: (caseId) => {
      published = published.filter((batch) => batch.id !== caseId);
    },
    open: (overrides = {}) => start(temporal.client, overrides),
    openSkipping: (overrides = {}) => start(timeSkippingClient(temporal), overrides),
    stop: async () => {
      worker.shutdown();
      credits.shutdown();
      await running;
      await temporal.close();
    },
  };
}

/** The state as a ledger would have it. */
function wholeAfter(batch: SentBatch, before: Batch | undefined): CaseState {
  if (batch.file === null && !before)
    throw ApplicationFailure.nonRetryable('no row', PUBLISH_FAILURES.notRecorded);
  return wholeState(batch, before && { state: before.state, seq: before.events.at(-1)!.seq });
}
