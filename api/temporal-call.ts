import type { Connection } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { engineError } from './temporal-errors.ts';

/** A read that takes longer is not worth waiting for. */
export const READ_MS = 10_000;

/** An act or an opening may have to wait for a worker that is just starting. */
export const WRITE_MS = 15_000;

/**
 * What the engine has taken on is done whatever is answered. Where it waits for a pack that many others
 * ask, whoever asked is told the outcome, however long that takes within the patience of HTTP clients.
 */
export const OUTCOME_MS = 60_000;

/** Calls something of Temporal's, and throws in our words what it throws. */
export type TemporalCall = <T>(
  ms: number,
  workflowId: string,
  /** For the log: `opening case_…` */
  doing: string,
  call: () => Promise<T>,
) => Promise<T>;

export function temporalCall(connection: Connection): TemporalCall {
  return async (ms, workflowId, doing, call) => {
    try {
      return await connection.withDeadline(Date.now() + ms, call);
    } catch (error) {
      throw engineError(error, workflowId, doing);
    }
  };
}

/** Whether this start has begun something; false where a workflow of its id was started before. */
export async function isCreated(start: () => Promise<unknown>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
