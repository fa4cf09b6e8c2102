import type { CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import type { PackEntry, PackFile, PackState } from '../../domain/pack/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Delivery, NewDelivery } from './deliveries.ts';
import type { Subscription } from './subscriptions.ts';

/** An event on its way to the ledger. */
export interface Detected {
  /**
   * When somebody reported the event or what brought it about, before which nobody could be notified.
   * Null if it fell due by itself.
   */
  readonly detectedAt: Instant | null;
}

/** Some events, and the state after them. Only the first batch has the `file`. */
export interface BatchOf<File, State, Event> {
  readonly file: File | null;
  readonly state: State;
  readonly events: readonly (Event & Detected)[];
}

export interface Batch extends BatchOf<CaseFile, CaseState, CaseEvent> {
  readonly caseId: string;
}

export interface PackBatch extends BatchOf<PackFile, PackState, PackEntry> {
  readonly packId: string;
}

/** The deliveries that some events cause, given all subscriptions. */
export type DeliveriesFor<File> = (
  subscriptions: readonly Subscription[],
  file: File,
) => readonly NewDelivery[];

/** The transactional outbox: events and the deliveries they cause become visible together or not at all. */
export interface Outbox {
  /**
   * Writes in one transaction the row of the case (never back to an older seq), its events under
   * (case, seq), and the deliveries that `deliveriesFor` makes for the subscriptions. All of it is
   * idempotent. Returns the deliveries of these events that are still pending. Throws
   * `NotRecordedError` if `file` is null and the case has no row yet.
   */
  publish(batch: Batch, deliveriesFor: DeliveriesFor<CaseFile>): Promise<readonly Delivery[]>;
  /** The same for the entries of a pack. Throws `NotRecordedError` as `publish` does. */
  publishPack(
    batch: PackBatch,
    deliveriesFor: DeliveriesFor<PackFile>,
  ): Promise<readonly Delivery[]>;
  /**
   * Marks a delivery and all alerts that it carries as failed, and records the alerts about that in the
   * same transaction. Returns those that are still pending; none if the delivery arrived after all or
   * does not exist.
   */
  markFailed(
    deliveryId: string,
    alertsFor: (failed: Delivery, subscriptions: readonly Subscription[]) => readonly NewDelivery[],
  ): Promise<readonly Delivery[]>;
}
