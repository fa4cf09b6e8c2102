import type { Instant } from '../../domain/time/instant.ts';
import type { Page, PageRequest } from './page.ts';

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** One of the alerts in a digest, in the reader's language. */
export interface AlertLine {
  readonly subject: string;
  readonly happened: string;
  /** What else there is to know, in one line; empty if nothing. */
  readonly details: string;
  /** Null if there is nothing to open. */
  readonly url: string | null;
}

/** How an alert waits to be sent with others. */
export interface Gathered {
  /** How long, in milliseconds. */
  readonly forMs: number;
  /** Its line in the digest. */
  readonly line: AlertLine;
}

/** One alert to one subscription, or one mail to the contact of a case. `id` is the webhook-id, the same at every attempt. */
export interface NewDelivery {
  readonly id: string;
  /** The case or pack that it is about, the other being null. Digests and operational alerts have neither. */
  readonly caseId: string | null;
  readonly packId: string | null;
  readonly eventSeq: number;
  readonly eventKey: string;
  readonly eventType: string;
  /** Null for a mail to the contact of a case. */
  readonly subscriptionId: string | null;
  /**
   * The target as it may be shown; an alert is sent to its subscription's own, and a mail to a contact
   * to this address.
   */
  readonly target: string;
  /** The exact bytes that are signed and sent. */
  readonly body: string;
  /** When the alert was due, from which its lag counts: at its deadline, or once it was known. */
  readonly dueAt: Instant;
  /** Null if it is sent at once. */
  readonly gathered: Gathered | null;
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  /** The digest that carries it. A message that is sent on its own has null, or itself. */
  readonly digestId: string | null;
  /** When the first attempt began. */
  readonly sentAt: Instant | null;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastAttemptAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly createdAt: Instant;
}

export interface AttemptOutcome {
  /** When the receiver answered, or the attempt ended without an answer. */
  readonly at: Instant;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly error: string | null;
  /** How long the receiver asks us to wait before the next attempt; null or absent if it does not. */
  readonly retryAfterMs?: number | null;
  /** When it was sent; absent if nothing was, since its subscription is paused or gone. */
  readonly sentAt?: Instant;
}

export interface DeliveryStore {
  get(id: string): Promise<Delivery | null>;
  list(
    page: PageRequest & {
      state?: DeliveryState;
      subscription?: string;
      caseId?: string;
      packId?: string;
    },
  ): Promise<Page<Delivery>>;
  /**
   * Counts an attempt, which for a digest counts for all alerts that it carries too. What was once
   * delivered stays delivered. Throws `DeliveryUnknownError`.
   */
  recordAttempt(id: string, outcome: AttemptOutcome): Promise<void>;
  /**
   * How many have not arrived, and when the oldest pending one was due, apart from those that are still
   * being gathered.
   */
  backlog(): Promise<{
    readonly pending: number;
    readonly failed: number;
    readonly oldestDueAt: Instant | null;
  }>;
  /**
   * Makes a delivery and all alerts that it carries pending again, unless they were delivered. Throws
   * `DeliveryUnknownError`.
   */
  reopen(id: string): Promise<void>;
  /**
   * Puts up to `max` alerts that wait for a subscription's digest into the message that `digestOf` makes
   * of them, in the order of time;
   * a single alert is sent on its own. Returns whether more are waiting and, if none are, every message
   * that has not been tried yet.
   */
  assembleDigest(
    subscription: string,
    max: number,
    digestOf: (alerts: readonly [Delivery, ...Delivery[]]) => NewDelivery,
  ): Promise<{ readonly ready: readonly Delivery[]; readonly more: boolean }>;
}
