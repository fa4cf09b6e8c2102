import { CancellationScope, proxyActivities, sleep } from '@temporalio/workflow';
import type { DeliverActivities } from '../activities/deliver.ts';
import { RETRY_PERIOD_MS, waitWhileBusy } from '../notifications/retry-policy.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';

/** Only failures on our side are retried here; what the receiver does is an outcome. */
const { deliver, markFailed } = proxyActivities<DeliverActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Delivers one alert to one receiver that did not take it at the first attempt. It runs apart from
 * the case, so that a receiver that is down delays nothing else.
 *
 * Each attempt says how long to wait for the next one, for up to a day. When the receiver limiter
 * is full nothing was attempted, so it does not count as an attempt.
 */
export async function delivery(deliveryId: string): Promise<'delivered' | 'failed'> {
  const giveUpAt = Date.now() + RETRY_PERIOD_MS;
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
    // An operator cancelled it: an alert that will not be sent must not look pending.
    await CancellationScope.nonCancellable(() => markFailed(deliveryId));
    throw error;
  }
  await markFailed(deliveryId);
  return 'failed';
}
