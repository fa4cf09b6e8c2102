import { WorkflowClient, type Connection } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, type SearchAttributePair } from '@temporalio/common';
import { foldCase } from '../domain/case/fold.ts';
import type { CaseEvent, CaseFile } from '../domain/case/types.ts';
import type { Instant } from '../domain/time/instant.ts';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  closeUpdate,
  reportQuery,
  respondUpdate,
  timelineQuery,
} from '../workflows/messages.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { ActQueue } from './cases/act-queue.ts';
import { CaseNotRunningError, type CaseEngine } from './cases/engine.ts';
import { detailsOf, summaryOf } from './operator-notes.ts';
import { engineError } from './temporal-errors.ts';

/** A read that takes longer is not worth waiting for. */
const READ_MS = 5_000;

/** An act or an opening may have to wait for a worker that is just starting. */
const WRITE_MS = 15_000;

const TITLE_LENGTH = 100;

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
  const acts = new ActQueue();

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
    async respond(caseId, args, updateId) {
      await acts.run(caseId, () =>
        within(WRITE_MS, caseId, `answering ${caseId}`, () =>
          client.getHandle(caseId).executeUpdate(respondUpdate, { args: [args], updateId }),
        ),
      );
    },
    async close(caseId, args, updateId) {
      await acts.run(caseId, () =>
        within(WRITE_MS, caseId, `closing ${caseId}`, () =>
          client.getHandle(caseId).executeUpdate(closeUpdate, { args: [args], updateId }),
        ),
      );
    },
    report: (caseId) =>
      ifRunning(() =>
        within(READ_MS, caseId, `reading ${caseId}`, () =>
          client.getHandle(caseId).query(reportQuery),
        ),
      ),
    timeline: (caseId) =>
      ifRunning(async () => {
        const events: CaseEvent[] = [];
        for (;;) {
          const portion = await within(READ_MS, caseId, `reading ${caseId}`, () =>
            client.getHandle(caseId).query(timelineQuery, events.length),
          );
          if (portion.length === 0) return events;
          events.push(...portion);
        }
      }),
  };

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
    typedSearchAttributes: searchAttributesOf(file, clock()),
  } as const;
}

function searchAttributesOf(file: CaseFile, now: Instant): SearchAttributePair[] {
  const { state } = foldCase(file, [], now);
  const { title, account, offering, severity, status, region, nextDueAt, breached } =
    SEARCH_ATTRIBUTES;
  return [
    { key: title, value: shortened(file.request.title) },
    { key: account, value: file.account.id },
    { key: offering, value: file.request.offering },
    { key: severity, value: state.severity },
    { key: status, value: state.status },
    { key: region, value: file.account.region },
    { key: breached, value: state.breached },
    ...(state.nextDueAt === null ? [] : [{ key: nextDueAt, value: new Date(state.nextDueAt) }]),
  ];
}

/** As many characters as every visibility store indexes, and never half of one. */
function shortened(title: string): string {
  return Array.from(title).slice(0, TITLE_LENGTH).join('');
}
