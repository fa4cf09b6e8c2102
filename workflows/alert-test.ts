import { proxyActivities } from '@temporalio/workflow';
import type { TestActivities } from '../activities/send-test.ts';
import type { AttemptOutcome } from '../ledger/types/deliveries.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';

/** Somebody is waiting for the answer: one attempt, and a second only if the process fails. */
const { sendTest } = proxyActivities<TestActivities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '15 seconds',
  retry: { maximumAttempts: 2 },
  summary: TIMER_TEXTS.test,
});

/** Sends one test message to one subscription. */
export async function alertTest(subscriptionId: string, id: string): Promise<AttemptOutcome> {
  return sendTest(subscriptionId, id);
}
