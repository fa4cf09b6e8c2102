import type { Client } from '@temporalio/client';
import type { digest } from '../workflows/digest.ts';
import { DELIVERY_TASK_QUEUE, DIGEST_WORKFLOW, digestWorkflowId } from '../workflows/messages.ts';

/** Gathers for a subscription from now on; who gathers already makes way, and loses nothing. */
export function gatherDigest(client: Client) {
  return async (subscriptionId: string, forMs: number): Promise<void> => {
    await client.workflow.start<typeof digest>(DIGEST_WORKFLOW, {
      workflowId: digestWorkflowId(subscriptionId),
      taskQueue: DELIVERY_TASK_QUEUE,
      args: [subscriptionId, forMs],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  };
}
