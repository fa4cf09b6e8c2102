import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import type { DeliverActivities } from '../activities/deliver.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Soon at first, since most receivers are back within a minute; then hourly, for a day. */
const { deliver } = proxyActivities<DeliverActivities>({
  startToCloseTimeout: 15 * SECOND,
  scheduleToCloseTimeout: 24 * HOUR,
  retry: { initialInterval: 5 * SECOND, backoffCoefficient: 2, maximumInterval: HOUR },
});

const { giveUp } = proxyActivities<DeliverActivities>({
  startToCloseTimeout: 15 * SECOND,
  retry: { initialInterval: SECOND, maximumInterval: MINUTE },
});

/**
 * One alert to one receiver that did not take it at the first attempt. It lives beside the case,
 * so that a receiver that is down delays nothing and nobody else.
 */
export async function delivery(deliveryId: string): Promise<'delivered' | 'failed'> {
  try {
    await deliver(deliveryId);
    return 'delivered';
  } catch {
    // Also where an operator cancelled it: what is not sent any more must not look pending.
    await CancellationScope.nonCancellable(() => giveUp(deliveryId));
    return 'failed';
  }
}
