import type { AttemptOutcome, Delivery } from '../ledger/types/deliveries.ts';
import { BUSY, type Attempts } from './attempts.ts';
import { waitAfter } from './retry-policy.ts';

/**
 * Longer than a POST and its wait for the limiter, so that a delivery's own workflow does not
 * repeat an attempt that is still under way.
 */
const HEAD_START_MS = 10_000;

/** Starts durable deliveries and digests. All of it is idempotent. */
export interface DeliveryStarter {
  /**
   * Starts the delivery of an alert that was not taken at once.
   * @param replaceExisting replaces a delivery of this id that was started before
   */
  startDelivery(deliveryId: string, startDelayMs: number, replaceExisting?: boolean): Promise<void>;
  /**
   * Starts the digest that gathers a subscription's alerts; a running digest continues.
   * @param replaceExisting replaces a running digest, of which nothing is lost
   */
  startDigest(subscriptionId: string, forMs: number, replaceExisting?: boolean): Promise<void>;
}

/** Sends recorded deliveries, so that no receiver delays another or the caller. */
export type SendFirst = (deliveries: readonly Delivery[]) => Promise<void>;

/**
 * Makes the first attempt at each delivery, all at once. What a receiver is slow over, or does not
 * take, continues in a delivery workflow; what waits for a digest goes to the digest.
 */
export function firstSender(ports: {
  attempts: Attempts;
  deliveryStarter: DeliveryStarter;
}): SendFirst {
  const { attempts, deliveryStarter } = ports;

  async function attemptOf(delivery: Delivery): Promise<void> {
    const proceed = await new Promise<() => Promise<void>>((resolve, reject) => {
      const attempt = attempts.attempt(delivery, () =>
        resolve(() => continueInBackground(delivery.id, attempt)),
      );
      attempt.then((outcome) => resolve(() => afterFirst(delivery.id, outcome)), reject);
    });
    await proceed();
  }

  /**
   * Nobody waits for a slow receiver: its attempt goes on in the background while this process
   * lives.
   */
  async function continueInBackground(
    id: string,
    attempt: ReturnType<Attempts['attempt']>,
  ): Promise<void> {
    await deliveryStarter.startDelivery(id, HEAD_START_MS);
    // The next attempt is timed from the end of this one.
    attempt
      .then((late) => afterFirst(id, late, true))
      .catch(() => {
        // The attempt could not be recorded; the delivery's own workflow repeats it.
      });
  }

  async function afterFirst(
    id: string,
    outcome: AttemptOutcome | typeof BUSY,
    replaceExisting = false,
  ): Promise<void> {
    if (outcome === BUSY)
      return deliveryStarter.startDelivery(id, waitAfter(1, null), replaceExisting);
    if (outcome.delivered) return;
    await deliveryStarter.startDelivery(
      id,
      waitAfter(1, outcome.retryAfterMs ?? null),
      replaceExisting,
    );
  }

  return async (deliveries) => {
    const alone = deliveries.filter(({ gathered }) => gathered === null);
    const digests = new Map(
      deliveries.flatMap(({ subscriptionId, gathered }) =>
        subscriptionId === null || gathered === null ? [] : [[subscriptionId, gathered.forMs]],
      ),
    );
    await Promise.all([
      ...alone.map(attemptOf),
      ...[...digests].map(([subscription, forMs]) =>
        deliveryStarter.startDigest(subscription, forMs),
      ),
    ]);
  };
}
