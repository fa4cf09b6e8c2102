import { ApplicationFailure } from '@temporalio/common';
import { NotRecordedError } from '../ledger/errors.ts';
import type { Delivery } from '../ledger/types/deliveries.ts';
import type { Batch, Outbox, PackBatch } from '../ledger/types/outbox.ts';
import { alertsFor } from '../notifications/case-alerts.ts';
import type { Links } from '../notifications/links.ts';
import { packAlertsFor } from '../notifications/pack-alerts.ts';
import type { SendFirst } from '../notifications/send-first.ts';
import { NOT_RECORDED } from './not-recorded.ts';

export interface PublishActivities {
  /**
   * Records events in the ledger, with the alerts they cause, in one transaction, and makes the
   * first attempt at each of those alerts, all at once. Slow attempts continue in a delivery of
   * their own, so that no receiver delays another or the case.
   * Throws `case-not-recorded` where the batch has no file and the ledger has no row.
   */
  readonly publish: (batch: Batch) => Promise<void>;
  /** The same for the entries of a pack. */
  readonly publishPack: (batch: PackBatch) => Promise<void>;
}

export function publishActivities(ports: {
  outbox: Outbox;
  sendFirst: SendFirst;
  links: Links;
  now: () => number;
}): PublishActivities {
  const { outbox, sendFirst, links, now } = ports;
  return {
    async publish(batch) {
      const record = outbox.publish(batch, (subscriptions, file) =>
        alertsFor(batch, file, subscriptions, links, now()),
      );
      await sendFirst(await recorded(record));
    },
    async publishPack(batch) {
      const record = outbox.publishPack(batch, (subscriptions, file) =>
        packAlertsFor(batch, file, subscriptions, links),
      );
      await sendFirst(await recorded(record));
    },
  };
}

async function recorded(record: Promise<readonly Delivery[]>): Promise<readonly Delivery[]> {
  try {
    return await record;
  } catch (error) {
    if (!(error instanceof NotRecordedError)) throw error;
    const { message } = error;
    throw ApplicationFailure.create({ type: NOT_RECORDED, message, nonRetryable: true });
  }
}
