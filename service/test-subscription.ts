import { randomUUID } from 'node:crypto';
import { WorkflowFailedError, type Client } from '@temporalio/client';
import type { AttemptOutcome } from '../ledger/types/deliveries.ts';
import type { alertTest } from '../workflows/alert-test.ts';
import { ALERT_TEST_WORKFLOW, DELIVERY_TASK_QUEUE } from '../workflows/messages/case-messages.ts';

/**
 * Sends a test message by a worker, which alone sends anything. Where none does so in time, that is
 * what came of it.
 */
export function testSubscription(client: Client, now: () => number = Date.now) {
  return async (subscriptionId: string): Promise<AttemptOutcome> => {
    const id = `msg_test_${randomUUID()}`;
    // Who asks while one is under way gets its outcome: many would keep the workers from real alerts.
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
