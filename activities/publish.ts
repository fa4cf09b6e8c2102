import { ApplicationFailure } from '@temporalio/common';
import type { Instant } from '../domain/time/instant.ts';
import { caseView } from '../domain/view/case-view.ts';
import { NotRecordedError, RecordedOtherwiseError } from '../ledger/errors.ts';
import type { Delivery } from '../ledger/types/deliveries.ts';
import type { Batch, Complete, Outbox, SentBatch, SentPackBatch } from '../ledger/types/outbox.ts';
import { caseDeliveries, type Telling } from '../notifications/case-deliveries.ts';
import { packAlertsFor } from '../notifications/pack-alerts.ts';
import type { SendFirst } from '../notifications/send-first.ts';
import { PUBLISH_FAILURES } from './publish-failures.ts';

export interface PublishActivities {
  /**
   * Records events in the ledger, with the alerts and mails they cause, in one transaction, and makes the
   * first attempt at each of those alerts, all at once. Slow attempts continue in a delivery of
   * their own, so that no receiver delays another or the case.
   * Throws `case-not-recorded` where the batch builds on what the ledger does not have,
   * `case-recorded-otherwise` where the ledger has other events under its numbers, and `invalid-file`
   * for a case that cannot be shown as it opens.
   */
  readonly publish: (batch: SentBatch) => Promise<void>;
  /** The same for the entries of a pack. */
  readonly publishPack: (batch: SentPackBatch) => Promise<void>;
}

export function publishActivities(ports: {
  outbox: Outbox;
  sendFirst: SendFirst;
  /** How people are told. */
  telling: Telling;
  now: () => number;
}): PublishActivities {
  const { outbox, sendFirst, telling, now } = ports;
  return {
    async publish(batch) {
      const record = outbox.publish(batch, (subscriptions, complete) => {
        if (complete.events[0]?.seq === 1) checkShown(complete, now());
        return caseDeliveries(complete, subscriptions, telling, now());
      });
      await sendFirst(await recorded(record));
    },
    async publishPack(batch) {
      const record = outbox.publishPack(batch, (subscriptions, complete) =>
        packAlertsFor(complete, subscriptions, telling.links),
      );
      await sendFirst(await recorded(record));
    },
  };
}

/**
 * The API shows each case that it opens. One that cannot be shown was started by somebody else, and
 * would spoil whatever shows it. Only an opening is checked: a case that runs has to go on.
 */
function checkShown({ file, state }: Complete<Batch>, now: Instant): void {
  try {
    caseView({ file, state }, now);
  } catch (error) {
    const message = `The case cannot be shown, so the API did not draft it: ${String(error)}`;
    throw ApplicationFailure.create({
      type: PUBLISH_FAILURES.invalidFile,
      message,
      nonRetryable: true,
    });
  }
}

async function recorded(record: Promise<readonly Delivery[]>): Promise<readonly Delivery[]> {
  try {
    return await record;
  } catch (error) {
    const type = typeOf(error);
    if (type === null || !(error instanceof Error)) throw error;
    throw ApplicationFailure.create({ type, message: error.message, nonRetryable: true });
  }
}

/** The type of the failure by which a workflow learns what it has to do; null if it can only try again. */
function typeOf(error: unknown): string | null {
  if (error instanceof NotRecordedError) return PUBLISH_FAILURES.notRecorded;
  return error instanceof RecordedOtherwiseError ? PUBLISH_FAILURES.recordedOtherwise : null;
}
