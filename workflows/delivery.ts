import { CancellationScope, proxyActivities, sleep } from '@temporalio/workflow';
import type { DeliverActivities } from '../activities/deliver.ts';
import { TRIED_FOR_MS, waitWhileBusy } from '../notifications/retry-policy.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';

/** Only what the world around breaks is retried here; what the receiver does is an outcome. */
const { deliver, giveUp } = proxyActivities<DeliverActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * One alert to one receiver that did not take it at the first attempt. It lives beside the case,
 * so that a receiver that is down delays nothing and nobody else.
 *
 * When it is tried again, the attempt says, for a day. Where the receiver has no place free nothing was tried, so that it does not count as one.
 */
export async function delivery(deliveryId: string): Promise<'delivered' | 'failed'> {
  const giveUpAt = Date.now() + TRIED_FOR_MS;
  let busy = 0;

  try {
    for (;;) {
      const outcome = await deliver(deliveryId);
      if (outcome === 'delivered') return 'delivered';
      if (outcome === 'undeliverable') break;
      const wait = outcome === 'busy' ? waitWhileBusy(busy++) : outcome.waitMs;
      if (Date.now() + wait > giveUpAt) break;
      await sleep(wait, { summary: outcome === 'busy' ? TIMER_TEXTS.busy : TIMER_TEXTS.again });
    }
  } catch (error) {
    // An operator cancelled it: what is not sent any more must not look pending.
    await CancellationScope.nonCancellable(() => giveUp(deliveryId));
    throw error;
  }
  await giveUp(deliveryId);
  return 'failed';
}
