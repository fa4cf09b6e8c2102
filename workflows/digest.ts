import { continueAsNew, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { DigestActivities } from '../activities/send-digest.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';
import { gatheredSignal } from './messages/case-messages.ts';

/** Retried for ever: what is gathered waits in the ledger. */
const { sendDigest } = proxyActivities<DigestActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  summary: TIMER_TEXTS.digest,
});

/**
 * Gathers the alerts of one subscription: it begins with the first one, and sends all that have come
 * when the time is over. A signal says that the ledger has another one; one that comes while a digest
 * is being made may have missed it, and begins the next.
 */
export async function digest(subscriptionId: string, forMs: number): Promise<void> {
  let another = false;
  setHandler(gatheredSignal, () => void (another = true));
  await sleep(forMs, { summary: TIMER_TEXTS.gather });
  another = false;
  await sendDigest(subscriptionId);
  if (another) await continueAsNew<typeof digest>(subscriptionId, forMs);
}
