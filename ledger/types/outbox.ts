import type { Operation } from 'fast-json-patch';
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

/** Some events of a case or a pack, and the state after them. Only the first batch has the `file`. */
interface BatchOf<File, State, Event> {
  readonly id: string;
  readonly file: File | null;
  readonly state: State;
  readonly events: readonly (Event & Detected)[];
}

export type Batch = BatchOf<CaseFile, CaseState, CaseEvent>;
export type PackBatch = BatchOf<PackFile, PackState, PackEntry>;

/** How a state differs from an earlier one, which is shorter than the state of a case with many acts. */
export interface StateChange {
  /** The number of the event after which the state was the one that differs. */
  readonly since: number;
  /** RFC 6902. */
  readonly patch: readonly Operation[];
}

/** A batch as it travels, with its state or how that has changed. */
export type SentBatchOf<File, State, Event> = BatchOf<File, State | StateChange, Event>;
export type SentBatch = SentBatchOf<CaseFile, CaseState, CaseEvent>;
export type SentPackBatch = SentBatchOf<PackFile, PackState, PackEntry>;

/** A batch with its file, which it or an earlier batch brought. */
export type Complete<B extends Batch | PackBatch> = B & { readonly file: NonNullable<B['file']> };

/** The deliveries that the events of a batch cause, given all subscriptions. */
export type DeliveriesFor<B extends Batch | PackBatch> = (
  subscriptions: readonly Subscription[],
  batch: Complete<B>,
) => readonly NewDelivery[];

/** The transactional outbox: events and the deliveries they cause become visible together or not at all. */
export interface Outbox {
  /**
   * Writes in one transaction the row of the case (never back to an older seq), its events under
   * (case, seq), and the deliveries that `deliveriesFor` makes for the subscriptions. All of it is
   * idempotent. Returns the deliveries of these events that are still pending. Throws
   * `NotRecordedError` if the batch lacks its file and the case has no row yet, or if the state has
   * changed since an event that is not the last one of the row, and `RecordedOtherwiseError` if another
   * event has the number of one of these.
   */
  publish(batch: SentBatch, deliveriesFor: DeliveriesFor<Batch>): Promise<readonly Delivery[]>;
  /** The same for the entries of a pack. Throws `NotRecordedError` as `publish` does. */
  publishPack(
    batch: SentPackBatch,
    deliveriesFor: DeliveriesFor<PackBatch>,
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
