import { WorkflowClient, type Connection } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Act, CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import type { Instant } from '../domain/time/instant.ts';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  reportQuery,
  timelineQuery,
  updateOf,
  type ActArgs,
} from '../workflows/messages.ts';
import { attributesOf } from '../workflows/search-attributes.ts';
import { UpdateQueue } from '../workflows/update-queue.ts';

import { CaseNotRunningError, type CaseEngine } from './cases/engine.ts';
import { detailsOf, summaryOf } from './operator-notes.ts';
import { engineError } from './temporal-errors.ts';

/** A read that takes longer is not worth waiting for. */
const READ_MS = 10_000;

/** An act or an opening may have to wait for a worker that is just starting. */
const WRITE_MS = 15_000;

export interface TemporalCasesOptions {
  readonly connection: Connection;
  readonly namespace: string;
  /** For the link to a case in its details. */
  readonly publicUrl: string;
  readonly clock: () => Instant;
  /** Where the cases' workers listen; `CASE_TASK_QUEUE` where absent. */
  readonly taskQueue?: string;
}

/** Cases as workflows of a Temporal service. */
export function temporalCases(options: TemporalCasesOptions): CaseEngine {
  const { connection, namespace } = options;
  // What is over is answered by the ledger: a query would have to replay its whole history.
  const client = new WorkflowClient({ connection, namespace, queryRejectCondition: 'NOT_OPEN' });
  const acts = new UpdateQueue();

  return {
    async open(file) {
      try {
        await within(WRITE_MS, file.id, `opening ${file.id}`, () =>
          client.start(CASE_WORKFLOW, startOptions(file, options)),
        );
        return { created: true };
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return { created: false };
        throw error;
      }
    },
    act: (caseId, name, args, updateId) => perform(caseId, name, args, updateId),
    async split(caseId, file, args, updateId) {
      const part = { file, summary: summaryOf(file), details: detailsOf(file, options.publicUrl) };
      await perform(caseId, 'split', { ...args, part }, updateId);
    },
    report: (caseId) =>
      ifRunning(() =>
        within(READ_MS, caseId, `reading ${caseId}`, () =>
          client.getHandle(caseId).query(reportQuery),
        ),
      ),
    timeline: (caseId) =>
      ifRunning(async () => {
        let events: CaseEvent[] = [];
        for (;;) {
          const last = events.at(-1)?.seq ?? 0;
          const portion = await within(READ_MS, caseId, `reading ${caseId}`, () =>
            client.getHandle(caseId).query(timelineQuery, last),
          );
          const [next] = portion;
          if (!next) return events;
          // A gap: the case has gone on in another run, which has none of what was read so far.
          events = next.seq === last + 1 ? [...events, ...portion] : [...portion];
        }
      }),
  };

  async function perform(
    caseId: string,
    name: Act['act'],
    args: ActArgs,
    updateId: string,
  ): Promise<CaseState> {
    const { state } = await acts.run(caseId, () =>
      within(WRITE_MS, caseId, `telling ${caseId} of a ${name}`, () =>
        client.getHandle(caseId).executeUpdate(updateOf(name), { args: [args], updateId }),
      ),
    );
    return state;
  }

  async function within<T>(
    ms: number,
    caseId: string,
    doing: string,
    call: () => Promise<T>,
  ): Promise<T> {
    try {
      return await connection.withDeadline(Date.now() + ms, call);
    } catch (error) {
      throw engineError(error, caseId, doing);
    }
  }
}

async function ifRunning<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CaseNotRunningError) return null;
    throw error;
  }
}

/**
 * One workflow for each id, ever. A conflict is an error rather than a silent success, since the
 * caller has to know that what runs may be another request's file.
 */
function startOptions(
  file: CaseFile,
  { publicUrl, clock, taskQueue = CASE_TASK_QUEUE }: TemporalCasesOptions,
) {
  return {
    workflowId: file.id,
    taskQueue,
    args: [file],
    workflowIdConflictPolicy: 'FAIL',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    staticSummary: summaryOf(file),
    staticDetails: detailsOf(file, publicUrl),
    typedSearchAttributes: attributesOf(file, clock()),
  } as const;
}
