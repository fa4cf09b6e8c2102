import { WorkflowClient, type Connection, type WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, type SearchAttributePair } from '@temporalio/common';
import { CASE_TASK_QUEUE } from '../workflows/messages/case-messages.ts';
import { WorkflowNotRunningError } from './case-gateway.ts';
import { engineError } from './errors.ts';

/** How long a read may take, in milliseconds. */
export const READ_TIMEOUT_MS = 10_000;

/**
 * How long an act or an opening may take: it may have to wait for a worker that is just starting.
 */
export const WRITE_TIMEOUT_MS = 15_000;

/**
 * The engine carries out what it has accepted, whatever is answered. An act that has to wait for a
 * busy pack is therefore waited for as long as HTTP clients usually wait.
 */
export const OUTCOME_TIMEOUT_MS = 60_000;

export interface TemporalOptions {
  readonly connection: Connection;
  readonly namespace: string;
  /** For the link to a case or a pack in its details. */
  readonly publicUrl: string;
  /** The task queue of the workers; `CASE_TASK_QUEUE` if absent. */
  readonly taskQueue?: string;
}

/** How a workflow starts, and how the Temporal UI shows it. */
interface Beginning {
  readonly file: { readonly id: string };
  /** What an earlier run has left, for a workflow that continues it. */
  readonly carried?: unknown;
  readonly summary: string;
  readonly details: string;
  readonly attributes: SearchAttributePair[];
  /** Start even if an earlier workflow of this id has completed. */
  readonly again?: boolean;
}

/** Calls to workflows of cases and packs, with the engine's errors translated to ours. */
export function temporalWorkflows(options: TemporalOptions) {
  const { connection, namespace, taskQueue = CASE_TASK_QUEUE } = options;
  // Queries about completed workflows are left to the ledger, as they would replay a whole history.
  const client = new WorkflowClient({ connection, namespace, queryRejectCondition: 'NOT_OPEN' });

  /** @param doing for the log, before the id: `opening` */
  async function within<T>(
    ms: number,
    doing: string,
    id: string,
    call: (handle: WorkflowHandle) => Promise<T>,
  ): Promise<T> {
    try {
      return await connection.withDeadline(Date.now() + ms, () => call(client.getHandle(id)));
    } catch (error) {
      throw engineError(error, id, `${doing} ${id}`);
    }
  }

  /**
   * Starts one workflow per id, ever, unless `again` is set. Returns false if one with this id was
   * started before: what runs may then come from another request's file.
   */
  async function start(workflow: string, doing: string, beginning: Beginning): Promise<boolean> {
    const { file, carried, summary, details, attributes, again = false } = beginning;
    try {
      await within(WRITE_TIMEOUT_MS, doing, file.id, () =>
        client.start(workflow, {
          workflowId: file.id,
          taskQueue,
          args: carried === undefined ? [file] : [file, carried],
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
          staticSummary: summary,
          staticDetails: details,
          typedSearchAttributes: attributes,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  return { within, start };
}

/** Null if no workflow with the id is running. */
export async function ifRunning<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WorkflowNotRunningError) return null;
    throw error;
  }
}
