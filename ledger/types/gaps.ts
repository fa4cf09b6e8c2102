import { GAP_FACTS } from '../../domain/text/words/event-types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Delivery, NewDelivery } from './deliveries.ts';
import type { Page, PageRequest } from './page.ts';
import type { Subscription } from './subscriptions.ts';

/**
 * `not-recorded`: a case or pack has passed a deadline without recording it. `not-sent`: an alert was
 * recorded, but nothing is at work to send it. `not-running`: a case or pack that is not over has no
 * workflow any more, so nothing more of it will be recorded.
 */
export const GAP_KINDS = GAP_FACTS;
export type GapKind = (typeof GAP_KINDS)[number];

/** Something that was due and is missing. */
export interface Gap {
  readonly id: string;
  readonly kind: GapKind;
  /** The id of a case, a pack or a delivery. */
  readonly subject: string;
  /** The type of the event that is missing; `workflow` if that is missing. */
  readonly what: string;
  readonly dueAt: Instant;
  readonly foundAt: Instant;
  /** When it was found to be missing no longer. */
  readonly closedAt: Instant | null;
}

/** What was due according to the ledger, and what of it is missing. */
export interface GapStore {
  /**
   * Pending deliveries that were never tried although they could have been since before `neverBefore`, or
   * whose last attempt was before `lastBefore`; for digests, only the message.
   */
  unsent(since: {
    neverBefore: Instant;
    lastBefore: Instant;
    limit: number;
  }): Promise<readonly Delivery[]>;
  /** The gaps of a kind that are not closed. */
  open(kind: GapKind, limit: number): Promise<readonly Gap[]>;
  /**
   * In one transaction, records what is missing now, closes what is missing no longer, and records the
   * alerts about new gaps. Returns the new gaps, and the alerts that are still to be sent.
   */
  report(
    found: readonly Gap[],
    at: Instant,
    alertsFor: (
      fresh: readonly Gap[],
      subscriptions: readonly Subscription[],
    ) => readonly NewDelivery[],
  ): Promise<{ readonly fresh: readonly Gap[]; readonly alerts: readonly Delivery[] }>;
  /** Closes the gap of a case or pack that runs again, at once and not at the next look. */
  closeNotRunning(subject: string, at: Instant): Promise<void>;
  list(page: PageRequest & { open?: boolean }): Promise<Page<Gap>>;
  /** How many are not closed. */
  count(): Promise<number>;
}
