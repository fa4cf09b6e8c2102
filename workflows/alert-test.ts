import { proxyActivities } from '@temporalio/workflow';
import type { TestActivities } from '../activities/send-test.ts';
import type { AttemptOutcome } from '../ledger/types.ts';

const SECOND = 1000;

/** Somebody waits for the answer: one attempt, and no more than two where the process fails. */
const { sendTest } = proxyActivities<TestActivities>({
  startToCloseTimeout: 10 * SECOND,
  scheduleToCloseTimeout: 15 * SECOND,
  retry: { maximumAttempts: 2 },
  summary: 'Sends a test message',
});

/** One test message to one subscription. */
export async function alertTest(subscriptionId: string, id: string): Promise<AttemptOutcome> {
  return sendTest(subscriptionId, id);
}
