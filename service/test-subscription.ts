import { randomUUID } from 'node:crypto';
import { WorkflowFailedError, type Client } from '@temporalio/client';
import type { AttemptOutcome } from '../ledger/types/deliveries.ts';
import type { alertTest } from '../workflows/alert-test.ts';
import { ALERT_TEST_WORKFLOW, DELIVERY_TASK_QUEUE } from '../workflows/messages/case-messages.ts';

/**
 * Sends a test message through a worker, as only workers send. If none does so in time, the outcome
 * says so.
 */
export function testSubscription(client: Client, now: () => number = Date.now) {
  return async (subscriptionId: string): Promise<AttemptOutcome> => {
    const id = `msg_test_${randomUUID()}`;
    // Requests during a test get its outcome: many tests would keep the workers from real alerts.
    try {
      return await client.workflow.execute<typeof alertTest>(ALERT_TEST_WORKFLOW, {
        workflowId: `test_${subscriptionId}`,
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue: DELIVERY_TASK_QUEUE,
        args: [subscriptionId, id],
        workflowRunTimeout: '20 seconds',
      });
    } catch (error) {
      if (!(error instanceof WorkflowFailedError)) throw error;
      const reason = 'No worker has sent it within 20 s: see whether one is running';
      return { at: now(), delivered: false, status: null, error: reason };
    }
  };
}
