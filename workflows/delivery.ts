import { CancellationScope, proxyActivities, sleep } from '@temporalio/workflow';
import type { DeliverActivities, DeliverOutcome } from '../activities/deliver.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Only what the world around breaks is retried here; what the receiver does is an outcome. */
const { deliver, giveUp } = proxyActivities<DeliverActivities>({
  startToCloseTimeout: 15 * SECOND,
  retry: { initialInterval: SECOND, maximumInterval: MINUTE },
});

const TRIED_FOR = 24 * HOUR;

/**
 * One alert to one receiver that did not take it at the first attempt. It lives beside the case,
 * so that a receiver that is down delays nothing and nobody else.
 *
 * When it is tried again, the attempt says, for a day. Where the receiver has no place free nothing was tried, so that it does not count as one.
 */
export async function delivery(deliveryId: string): Promise<'delivered' | 'failed'> {
  const giveUpAt = Date.now() + TRIED_FOR;
  let refused = 0;
  let busy = 0;

  function waitAfter(outcome: Outcome): number {
    if (outcome === 'busy') return afterBusy(busy++);
    return typeof outcome === 'object' ? outcome.waitMs : afterRefusal(refused++);
  }

  try {
    for (;;) {
      const outcome: Outcome = await deliver(deliveryId);
      if (outcome === 'delivered') return 'delivered';
      if (outcome === 'undeliverable') break;
      const wait = waitAfter(outcome);
      if (Date.now() + wait > giveUpAt) break;
      await sleep(wait, { summary: outcome === 'busy' ? 'Waits for a place' : 'Tries again' });
    }
  } catch (error) {
    // An operator cancelled it: what is not sent any more must not look pending.
    await CancellationScope.nonCancellable(() => giveUp(deliveryId));
    throw error;
  }
  await giveUp(deliveryId);
  return 'failed';
}

/** Attempts of an earlier release said `refused`: their deliveries go on as they began. */
type Outcome = DeliverOutcome | 'refused';

function afterRefusal(before: number): number {
  return Math.min(5 * SECOND * 2 ** before, HOUR);
}

function afterBusy(before: number): number {
  return Math.min(2 * SECOND * 2 ** before, 30 * SECOND);
}
