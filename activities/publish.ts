import { ApplicationFailure } from '@temporalio/common';
import { NotRecordedError } from '../ledger/errors.ts';
import type { AttemptOutcome, Batch, Delivery, Outbox, PackBatch } from '../ledger/types.ts';
import { NOT_RECORDED } from '../workflows/messages.ts';
import { alertsFor, type Links } from './alerts.ts';
import { BUSY, type Attempts } from './attempts.ts';
import { packAlertsFor } from './pack-alerts.ts';
import { waitAfter } from './retry-schedule.ts';

/** How long publishing waits for receivers before it leaves them to deliveries of their own. */
const PATIENCE_MS = 1_000;

/** Longer than any attempt and its wait for a place: a delivery of its own must not send what is still under way. */
const HEAD_START_MS = 10_000;

/**
 * Starts the durable delivery of what was not taken at once, idempotent by the delivery's id.
 * `instead`: one that was started before and waits for its start makes way for it.
 */
export type HandOver = (
  deliveryId: string,
  startDelayMs: number,
  instead?: boolean,
) => Promise<void>;

export interface PublishActivities {
  /**
   * Records events in the ledger, with the alerts they cause, in one transaction, and makes the
   * first attempt at each of those alerts, all at once. What no receiver has taken when patience
   * ends is handed to a delivery of its own, so that no receiver delays another or the case.
   * Throws `case-not-recorded` where the batch has no file and the ledger no row.
   */
  readonly publish: (batch: Batch) => Promise<void>;
  /** The same for the entries of a pack. */
  readonly publishPack: (batch: PackBatch) => Promise<void>;
}

export function publishActivities(ports: {
  outbox: Outbox;
  attempts: Attempts;
  handOver: HandOver;
  links: Links;
  now: () => number;
}): PublishActivities {
  async function firstAttempt(delivery: Delivery): Promise<void> {
    const attempt = ports.attempts.attempt(delivery, ports.now());
    const outcome = await Promise.race([attempt, patience()]);
    if (outcome !== UNANSWERED) return afterFirst(delivery.id, outcome);
    await ports.handOver(delivery.id, HEAD_START_MS);
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
    if (outcome === BUSY) return ports.handOver(id, waitAfter(1, null), instead);
    if (outcome.delivered) return;
    await ports.handOver(id, waitAfter(1, outcome.retryAfterMs ?? null), instead);
  }

  async function send(record: () => Promise<readonly Delivery[]>): Promise<void> {
    const due = await recorded(record);
    await Promise.all(due.map(firstAttempt));
  }

  return {
    publish: (batch) =>
      send(() =>
        ports.outbox.publish(batch, (subscriptions, file) =>
          alertsFor(batch, file, subscriptions, ports.links, ports.now()),
        ),
      ),
    publishPack: (batch) =>
      send(() =>
        ports.outbox.publishPack(batch, (subscriptions, file) =>
          packAlertsFor(batch, file, subscriptions, ports.links),
        ),
      ),
  };
}

async function recorded(record: () => Promise<readonly Delivery[]>): Promise<readonly Delivery[]> {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof NotRecordedError)) throw error;
    const { message } = error;
    throw ApplicationFailure.create({ type: NOT_RECORDED, message, nonRetryable: true });
  }
}

const UNANSWERED = 'unanswered';

function patience(): Promise<typeof UNANSWERED> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, UNANSWERED).unref();
  });
}
