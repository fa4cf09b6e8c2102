import { continueAsNew, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { DigestActivities } from '../activities/send-digest.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';
import { gatheredSignal } from './messages/case-messages.ts';

/** Retried for ever: the gathered alerts stay in the ledger. */
const { sendDigest } = proxyActivities<DigestActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  summary: TIMER_TEXTS.digest,
});

/**
 * Gathers the alerts of one subscription. It starts with the first alert and sends all that have
 * arrived when `forMs` milliseconds have passed. A signal says that the ledger has another alert;
 * one that arrives while the digest is being sent may have missed it, and starts the next digest.
 */
export async function digest(subscriptionId: string, forMs: number): Promise<void> {
  let another = false;
  setHandler(gatheredSignal, () => void (another = true));
  await sleep(forMs, { summary: TIMER_TEXTS.gather });
  another = false;
  await sendDigest(subscriptionId);
  if (another) await continueAsNew<typeof digest>(subscriptionId, forMs);
}
