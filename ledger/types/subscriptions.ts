import type { Severity } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IdempotencyClaim, StoredAnswer } from './idempotency.ts';
import type { Page, PageRequest } from './page.ts';

export const ALERT_CHANNELS = ['webhook', 'email', 'slack', 'teams'] as const;
export type ChannelType = (typeof ALERT_CHANNELS)[number];

export interface Subscription {
  readonly id: string;
  readonly type: ChannelType;
  /** A URL, or an e-mail address. */
  readonly target: string;
  /** `whsec_…`, kept readable since it signs every alert. Null for other channels than webhooks. */
  readonly secret: string | null;
  /** The secret that this one replaces, and until when it signs too. */
  readonly previousSecret: { readonly secret: string; readonly until: Instant } | null;
  /** While it is paused, nothing is sent to it and no alerts are kept for it. */
  readonly paused: boolean;
  /** When its receiver said that it is gone (410). Nothing is sent to it afterwards. */
  readonly endedAt: Instant | null;
  /** How long alerts are gathered, in milliseconds, to be sent as one; null sends each on its own. */
  readonly digestMs: number | null;
  /** Event types, prefixes with `.*`, or `*`. */
  readonly events: readonly string[];
  readonly filter: {
    readonly account?: string;
    readonly offering?: string;
    readonly severity?: Severity;
    /** For escalations: this level and those above it. */
    readonly level?: number;
  };
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly createdAt: Instant;
}

export interface SubscriptionStore {
  /**
   * With `settle`, stores the answer in the same transaction. Throws `SubscriptionExistsError`,
   * `TooManySubscriptionsError`, and `ClaimSettledError` if the claim already has an answer; nothing is created
   * then.
   */
  create(
    subscription: Subscription,
    settle?: { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<void>;
  get(id: string): Promise<Subscription | null>;
  list(page: PageRequest): Promise<Page<Subscription>>;
  /**
   * Changes a subscription while nobody else can; null if there is none. With `settleFor`, stores the
   * answer that it makes of the change in the same transaction. Throws `TooManySubscriptionsError`, and
   * `ClaimSettledError` if the claim already has an answer; nothing is changed then.
   */
  update(
    id: string,
    change: (before: Subscription) => Subscription,
    settleFor?: (after: Subscription) => { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<Subscription | null>;
  /** Returns false if there was none. Its deliveries stay on record. */
  delete(id: string): Promise<boolean>;
  /** Ends it, as the receiver at `target` is gone. Returns false if it has another target, or is deleted. */
  end(id: string, target: string, at: Instant): Promise<boolean>;
}
