import { ApplicationFailure } from '@temporalio/common';
import { NotRecordedError } from '../ledger/errors.ts';
import type { Batch, Delivery, Outbox, PackBatch } from '../ledger/types.ts';
import { NOT_RECORDED } from '../workflows/messages.ts';
import { alertsFor, type Links } from './alerts.ts';
import { packAlertsFor } from './pack-alerts.ts';
import { BUSY, type Attempts } from './attempts.ts';

/** How long publishing waits for receivers before it leaves them to deliveries of their own. */
const PATIENCE_MS = 1_000;

/** Soon, as most receivers are back at once, but not in the same breath. */
const SECOND_ATTEMPT_MS = 5_000;

/** Longer than any attempt: a delivery of its own must not send what is still under way. */
const HEAD_START_MS = 10_000;

/** Starts the durable delivery of what was not taken at once. Idempotent by the delivery's id. */
export type HandOver = (deliveryId: string, startDelayMs: number) => Promise<void>;

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
    if (outcome === UNANSWERED) {
      attempt.catch(() => {
        // The attempt could not be recorded; the delivery's own workflow makes it again.
      });
      await ports.handOver(delivery.id, HEAD_START_MS);
    } else if (outcome === BUSY || !outcome.delivered) {
      await ports.handOver(delivery.id, SECOND_ATTEMPT_MS);
    }
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
