import { WorkflowClient, type Connection, type WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, type SearchAttributePair } from '@temporalio/common';
import { CASE_TASK_QUEUE } from '../workflows/messages/case-messages.ts';
import { WorkflowNotRunningError } from './case-gateway.ts';
import { engineError } from './errors.ts';

/** A read that takes longer is not worth waiting for. */
export const READ_MS = 10_000;

/** An act or an opening may have to wait for a worker that is just starting. */
export const WRITE_MS = 15_000;

/**
 * What the engine has taken on is done whatever is answered. Where it waits for a pack that many others
 * ask, whoever asked is told the outcome, however long that takes within the patience of HTTP clients.
 */
export const OUTCOME_MS = 60_000;

export interface TemporalOptions {
  readonly connection: Connection;
  readonly namespace: string;
  /** For the link to a case or a pack in its details. */
  readonly publicUrl: string;
  /** Where their workers listen; `CASE_TASK_QUEUE` where absent. */
  readonly taskQueue?: string;
}

/** How a workflow begins, and how it shows in the Temporal UI. */
interface Beginning {
  readonly file: { readonly id: string };
  readonly summary: string;
  readonly details: string;
  readonly attributes: SearchAttributePair[];
  /** Also where a workflow of its id is over. */
  readonly again?: boolean;
}

/** Cases and packs as workflows of a Temporal service: what it throws is thrown in our words. */
export function temporalWorkflows(options: TemporalOptions) {
  const { connection, namespace, taskQueue = CASE_TASK_QUEUE } = options;
  // What is over is answered by the ledger: a query would have to replay its whole history.
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
   * One workflow for each id, ever, but for those that begin again. False where one of its id was
   * started before: the caller has to know that what runs may be another request's file.
   */
  async function start(workflow: string, doing: string, beginning: Beginning): Promise<boolean> {
    const { file, summary, details, attributes, again = false } = beginning;
    try {
      await within(WRITE_MS, doing, file.id, () =>
        client.start(workflow, {
          workflowId: file.id,
          taskQueue,
          args: [file],
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

/** Null where no workflow of the id runs. */
export async function ifRunning<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WorkflowNotRunningError) return null;
    throw error;
  }
}
