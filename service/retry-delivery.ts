import type { Client } from '@temporalio/client';
import type { DeliveryStore } from '../ledger/types.ts';
import { DELIVERY_TASK_QUEUE, DELIVERY_WORKFLOW } from '../workflows/messages.ts';

/**
 * Sends a delivery once more, now: as pending again, by a workflow of its own. One that waits for
 * its next attempt makes way for it.
 */
export function retryDelivery(client: Client, deliveries: DeliveryStore) {
  return async (id: string): Promise<void> => {
    await deliveries.setState(id, 'pending');
    await client.workflow.start(DELIVERY_WORKFLOW, {
      workflowId: id,
      taskQueue: DELIVERY_TASK_QUEUE,
      args: [id],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  };
}
