import type { AttemptOutcome, Delivery } from '../ledger/types/deliveries.ts';
import { BUSY, type Attempts } from './attempts.ts';
import { waitAfter } from './retry-policy.ts';

/** Longer than any attempt and its wait for a place: a delivery of its own must not send what is still under way. */
const HEAD_START_MS = 10_000;

/** Starts what goes on by itself, durably. All of it is idempotent. */
export interface DeliveryStarter {
  /**
   * The delivery of what was not taken at once.
   * @param replaceExisting one that was started before and waits for its start makes way for it
   */
  startDelivery(deliveryId: string, startDelayMs: number, replaceExisting?: boolean): Promise<void>;
  /**
   * The digest of what waits for others; one that gathers already goes on.
   * @param replaceExisting one that gathers already makes way for it, and loses nothing
   */
  startDigest(subscriptionId: string, forMs: number, replaceExisting?: boolean): Promise<void>;
}

/** Sends deliveries that are recorded, so that no receiver delays another or the sender. */
export type SendFirst = (deliveries: readonly Delivery[]) => Promise<void>;

/**
 * Makes the first attempt at each delivery, all at once. What a receiver takes its time over, or does
 * not take, is handed to a delivery of its own; what waits for a digest, to the digest.
 */
export function firstSender(ports: {
  attempts: Attempts;
  deliveryStarter: DeliveryStarter;
}): SendFirst {
  const { attempts, deliveryStarter } = ports;

  async function attemptOf(delivery: Delivery): Promise<void> {
    const goOn = await new Promise<() => Promise<void>>((resolve, reject) => {
      const attempt = attempts.attempt(delivery, () =>
        resolve(() => handOver(delivery.id, attempt)),
      );
      attempt.then((outcome) => resolve(() => afterFirst(delivery.id, outcome)), reject);
    });
    await goOn();
  }

  /** Nobody waits for a slow receiver: its attempt goes on beside, while this process lives. */
  async function handOver(id: string, attempt: ReturnType<Attempts['attempt']>): Promise<void> {
    await deliveryStarter.startDelivery(id, HEAD_START_MS);
    // The next attempt is counted from the end of this one.
    attempt
      .then((late) => afterFirst(id, late, true))
      .catch(() => {
        // The attempt could not be recorded; the delivery's own workflow makes it again.
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
        gathered === null ? [] : [[subscriptionId, gathered.forMs]],
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
