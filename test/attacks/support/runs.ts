import type { Client } from '@temporalio/client';

/** The bytes of the history of each run of a workflow, from the newest run to the first. */
export async function historyBytes(client: Client, workflowId: string): Promise<readonly number[]> {
  const sizes: number[] = [];
  let runId: string | undefined;
  do {
    const handle = client.workflow.getHandle(workflowId, runId);
    const { historySize = 0 } = await handle.describe();
    sizes.push(historySize);
    const { events } = await handle.fetchHistory();
    const { continuedExecutionRunId } = events?.[0]?.workflowExecutionStartedEventAttributes ?? {};
    runId = continuedExecutionRunId ?? undefined;
  } while (runId !== undefined && runId !== '');
  return sizes;
}
