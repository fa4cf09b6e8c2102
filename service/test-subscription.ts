import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { AttemptOutcome } from '../ledger/types.ts';
import type { alertTest } from '../workflows/alert-test.ts';
import { ALERT_TEST_WORKFLOW, DELIVERY_TASK_QUEUE } from '../workflows/messages.ts';

/** Sends a test message by a worker, which alone sends anything. */
export function testSubscription(client: Client) {
  return (subscriptionId: string): Promise<AttemptOutcome> => {
    const id = `msg_test_${randomUUID()}`;
    return client.workflow.execute<typeof alertTest>(ALERT_TEST_WORKFLOW, {
      workflowId: id,
      taskQueue: DELIVERY_TASK_QUEUE,
      args: [subscriptionId, id],
      workflowRunTimeout: '20s',
    });
  };
}
