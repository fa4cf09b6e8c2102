import type { Client } from '@temporalio/client';
import type { DeliveryStore } from '../ledger/types.ts';
import { DELIVERY_TASK_QUEUE, DELIVERY_WORKFLOW } from '../workflows/messages.ts';

/**
 * Sends a delivery once more: as pending again, by a workflow of its own. One that is already being
 * retried goes on as it is.
 */
export function retryDelivery(client: Client, deliveries: DeliveryStore) {
  return async (id: string): Promise<void> => {
    await deliveries.setState(id, 'pending');
    await client.workflow.start(DELIVERY_WORKFLOW, {
      workflowId: id,
      taskQueue: DELIVERY_TASK_QUEUE,
      args: [id],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  };
}
