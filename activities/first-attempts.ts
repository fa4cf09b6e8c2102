import type { AttemptOutcome, Delivery } from '../ledger/types.ts';
import { BUSY, type Attempts } from './attempts.ts';
import { waitAfter } from './retry-schedule.ts';

/** How long whoever has something to send waits for receivers before it leaves them alone. */
const PATIENCE_MS = 1_000;

/** Longer than any attempt: a delivery of its own must not send what is still under way. */
const HEAD_START_MS = 10_000;

/** Starts what goes on by itself, durably. All of it is idempotent. */
export interface HandOver {
  /**
   * The delivery of what was not taken at once.
   * @param instead one that was started before and waits for its start makes way for it
   */
  delivery(deliveryId: string, startDelayMs: number, instead?: boolean): Promise<void>;
  /** The digest of what waits for others; one that gathers already goes on. */
  digest(subscriptionId: string, forMs: number): Promise<void>;
}

/** Sends deliveries that are recorded, so that no receiver delays another or the sender. */
export type SendFirst = (deliveries: readonly Delivery[]) => Promise<void>;

/**
 * Makes the first attempt at each delivery, all at once. What no receiver has taken when patience
 * ends is handed to a delivery of its own; what waits for a digest, to the digest.
 */
export function firstAttempts(ports: {
  attempts: Attempts;
  handOver: HandOver;
  now: () => number;
}): SendFirst {
  const { attempts, handOver, now } = ports;

  async function attemptOf(delivery: Delivery): Promise<void> {
    const attempt = attempts.attempt(delivery, now());
    const outcome = await Promise.race([attempt, patience()]);
    if (outcome !== UNANSWERED) return afterFirst(delivery.id, outcome);
    await handOver.delivery(delivery.id, HEAD_START_MS);
    // Where this process lives on, the next attempt is counted from the end of this one.
    attempt
      .then((late) => afterFirst(delivery.id, late, true))
      .catch(() => {
        // The attempt could not be recorded; the delivery's own workflow makes it again.
      });
  }

  async function afterFirst(
    id: string,
    outcome: AttemptOutcome | typeof BUSY,
    instead = false,
  ): Promise<void> {
    if (outcome === BUSY) return handOver.delivery(id, waitAfter(1, null), instead);
    if (outcome.delivered) return;
    await handOver.delivery(id, waitAfter(1, outcome.retryAfterMs ?? null), instead);
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
      ...[...digests].map(([subscription, forMs]) => handOver.digest(subscription, forMs)),
    ]);
  };
}

const UNANSWERED = 'unanswered';

function patience(): Promise<typeof UNANSWERED> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, UNANSWERED).unref();
  });
}
