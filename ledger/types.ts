import type {
  CaseAccount,
  CaseEvent,
  CaseFile,
  CaseState,
  CaseStatus,
  Severity,
} from '../domain/case/types.ts';
import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';
import type { Instant } from '../domain/time/instant.ts';

/** What the ledger keeps and how it is asked: PostgreSQL and embedded PGlite behave the same. */

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly role: 'administrator' | 'user';
}

export interface Account extends CaseAccount {
  /** ISO 3166-2, null where none was named. */
  readonly subdivision: string | null;
  /** BCP 47. */
  readonly locale: string;
  readonly agreements: readonly string[];
  readonly partner: boolean;
  readonly contacts: readonly Contact[];
  readonly createdAt: Instant;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: 'administrator';
  /** SHA-256 of the key, hex. The key itself is never kept. */
  readonly hash: string;
}

export const ALERT_CHANNELS = ['webhook', 'email', 'slack', 'teams'] as const;
export type ChannelType = (typeof ALERT_CHANNELS)[number];

export interface Subscription {
  readonly id: string;
  readonly type: ChannelType;
  /** A URL, or an e-mail address. */
  readonly target: string;
  /** `whsec_…`; kept readable, since every alert is signed with it. Null but for webhooks. */
  readonly secret: string | null;
  /** The secret that this one replaces, and until when it signs too. */
  readonly previousSecret: { readonly secret: string; readonly until: Instant } | null;
  /** Nothing is sent to it, and nothing kept for it, while it is paused. */
  readonly paused: boolean;
  /** When its receiver said that it is gone (410); nothing is sent to it any more. */
  readonly endedAt: Instant | null;
  /** Alerts are gathered for so long, in milliseconds, and sent as one; null sends each. */
  readonly digestMs: number | null;
  /** Event types, prefixes with `.*`, or `*`. */
  readonly events: readonly string[];
  readonly filter: {
    readonly account?: string;
    readonly offering?: string;
    readonly severity?: Severity;
    /** Of escalations: this level and those above it. */
    readonly level?: number;
  };
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly createdAt: Instant;
}

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** An alert among others in a digest, in its reader's words. */
export interface AlertLine {
  readonly subject: string;
  readonly happened: string;
  /** Null where there is nothing to open. */
  readonly url: string | null;
}

/** An alert that waits to be sent with others. */
export interface Gathered {
  /** How long, in milliseconds. */
  readonly forMs: number;
  /** What stands for it in the digest. */
  readonly line: AlertLine;
}

/** One alert to one subscription. `id` is the webhook-id, the same at every attempt. */
export interface NewDelivery {
  readonly id: string;
  /** What it is about: a case or a pack, and null for the other; a digest, or an operational alert, about neither. */
  readonly caseId: string | null;
  readonly packId: string | null;
  readonly eventSeq: number;
  readonly eventKey: string;
  readonly eventType: string;
  readonly subscriptionId: string;
  /** As it may be shown: it is sent to the subscription's own. */
  readonly target: string;
  /** The exact bytes that are signed and sent. */
  readonly body: string;
  /** When the alert was due, from which its lag counts: at its deadline, or once it was known. */
  readonly dueAt: Instant;
  /** Null for what is sent at once. */
  readonly gathered: Gathered | null;
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  /** The digest that it was sent with; what was not sent with others has none, or itself. */
  readonly digestId: string | null;
  /** The beginning of the first attempt. */
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
  /** How long the receiver asks not to be tried again; null or absent where it does not. */
  readonly retryAfterMs?: number | null;
  /** When it was sent; absent where nothing was, as its subscription is paused or gone. */
  readonly sentAt?: Instant;
}

/** Where a case or a pack stands; `seq` is that of its last event. */
export interface Recorded<File, State> {
  readonly file: File;
  readonly state: State;
  readonly seq: number;
}

export type CaseRecord = Recorded<CaseFile, CaseState>;
export type PackRecord = Recorded<PackFile, PackState>;

/** Which page of a list: the first one without a cursor, which is `nextCursor` of the page before. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface CaseFilter extends PageRequest {
  readonly account?: string;
  readonly offering?: string;
  readonly severity?: Severity;
  readonly status?: CaseStatus;
  readonly region?: string;
  readonly breached?: boolean;
  /** Only cases whose next deadline lies before this instant. */
  readonly dueBefore?: Instant;
  /** `openedAt`: newest first (the default). `nextDueAt`: nearest deadline first, those without one last. */
  readonly sort?: 'openedAt' | 'nextDueAt';
}

/** An event on its way to the ledger. */
export interface Detected {
  /**
   * When somebody reported it or what brought it about: nobody could be told before. Null where it fell
   * due by itself.
   */
  readonly detectedAt: Instant | null;
}

/** Some events and where it stood after them. `file` travels with the first batch only. */
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

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The use of one `Idempotency-Key`: `scope` is the caller's key id and the route. */
export interface IdempotencyClaim {
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string;
}

export interface AccountStore {
  /** Throws `AccountExistsError`. With a claim, the answer is stored in the same transaction. */
  create(
    account: Account,
    settle?: { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<void>;
  get(id: string): Promise<Account | null>;
  /**
   * Changes one account with nobody else in between; what `change` throws leaves it as it was.
   * Null where there is none.
   */
  update(id: string, change: (before: Account) => Account): Promise<Account | null>;
}

export interface KeyStore {
  findByHash(hash: string): Promise<ApiKey | null>;
  hasAdministrator(): Promise<boolean>;
  /** Makes or replaces the key with this id. */
  put(key: ApiKey): Promise<void>;
}

export interface SubscriptionStore {
  create(
    subscription: Subscription,
    settle?: { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<void>;
  get(id: string): Promise<Subscription | null>;
  list(page: PageRequest): Promise<Page<Subscription>>;
  /**
   * As accounts are changed. With `settleFor` the answer that it makes of the change is stored in the
   * same transaction; throws `ClaimSettledError`, and changes nothing, where the claim has one already.
   */
  update(
    id: string,
    change: (before: Subscription) => Subscription,
    settleFor?: (after: Subscription) => { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<Subscription | null>;
  /** False where there was none. Its deliveries stay, for the record. */
  delete(id: string): Promise<boolean>;
  /** The receiver at this target is gone. False where the subscription goes elsewhere now, or is gone. */
  end(id: string, target: string, at: Instant): Promise<boolean>;
}

/** What cases and packs are asked alike. */
export interface RecordStore<File, State> {
  get(id: string): Promise<Recorded<File, State> | null>;
  /** Those that were to record something by an instant, the longest overdue first. */
  expectedBefore(before: Instant, limit: number): Promise<readonly Recorded<File, State>[]>;
}

export interface CaseStore extends RecordStore<CaseFile, CaseState> {
  timeline(id: string): Promise<readonly CaseEvent[]>;
  list(filter: CaseFilter): Promise<Page<CaseRecord>>;
}

export interface PackStore extends RecordStore<PackFile, PackState> {
  /** Those that an account may use, also when nothing is left of them; what expires first first. */
  openTo(account: string): Promise<readonly PackRecord[]>;
  /** The same by pages. */
  list(page: PageRequest & { account: string }): Promise<Page<PackRecord>>;
  /** By pack, each in the order of its recording. */
  entries(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PackEntry[]>>;
}

/** Somebody who has tried to prove a purchase. */
export interface ClaimAttempt {
  readonly account: string;
  readonly actor: string;
  readonly at: Instant;
  readonly proved: boolean;
}

/** How many attempts may be refused, counted back from now. */
interface ClaimLimit {
  readonly most: number;
  readonly withinMs: number;
}

/** What proves purchases: order confirmation numbers, of which only hashes are kept. */
export interface OrderStore {
  /** Keeps the order for a pack that is about to be made, and answers the pack that has it: an earlier one, or this. */
  register(order: OrderProof, packId: string): Promise<string>;
  /** Null where there is no such pack. */
  of(packId: string): Promise<OrderProof | null>;
  /**
   * Counts an attempt before it is looked at, so that no two are taken for one; it is a refused one
   * until it is `proved`. Too many refused: not counted, and when the next one is taken.
   */
  attempt(
    packId: string,
    by: Omit<ClaimAttempt, 'proved'>,
    limit: ClaimLimit,
  ): Promise<{ readonly attempt: string } | { readonly retryAt: Instant }>;
  proved(attempt: string): Promise<void>;
  /** By pack, the newest first, at most a hundred of each. */
  attempts(packIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClaimAttempt[]>>;
}

export interface OrderProof {
  readonly account: string;
  readonly orderHash: string;
}

/** What some events cause, of whoever subscribes. */
export type DeliveriesFor<File> = (
  subscriptions: readonly Subscription[],
  file: File,
) => readonly NewDelivery[];

/** The transactional outbox: events and the deliveries they cause become visible together or not at all. */
export interface Outbox {
  /**
   * In one transaction: the case's row (never moved back to an older seq), its events under
   * (case, seq), and what `deliveriesFor` makes of the subscriptions. All of it is idempotent.
   * Answers the deliveries of these events that are still pending.
   * Throws `NotRecordedError` when `file` is null and the case has no row yet.
   */
  publish(batch: Batch, deliveriesFor: DeliveriesFor<CaseFile>): Promise<readonly Delivery[]>;
  /** The same for the entries of a pack. Throws `NotRecordedError` as `publish` does. */
  publishPack(
    batch: PackBatch,
    deliveriesFor: DeliveriesFor<PackFile>,
  ): Promise<readonly Delivery[]>;
  /**
   * Keeps a delivery as failed, with all that it carries, and records in the same transaction who is
   * notified of it. Answers the alerts that are still pending; none where it was delivered after all,
   * or is not there.
   */
  markFailed(
    deliveryId: string,
    alertsFor: (failed: Delivery, subscriptions: readonly Subscription[]) => readonly NewDelivery[],
  ): Promise<readonly Delivery[]>;
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
  /** Counts the attempt, of a digest also for all that it carries; what is delivered once stays so. */
  recordAttempt(id: string, outcome: AttemptOutcome): Promise<void>;
  /** How many have not arrived, and when the oldest of those that are pending was due. */
  backlog(): Promise<{
    readonly pending: number;
    readonly failed: number;
    readonly oldestDueAt: Instant | null;
  }>;
  /** Pending again, with all that it carries. A delivered one is left as it is. */
  reopen(id: string): Promise<void>;
  /**
   * Puts what waits for a digest of a subscription into one, at most `most` alerts: made by
   * `digestOf`, and left alone where one alert is all there is. Answers whether more is waiting and,
   * where nothing is, whatever has been put into messages and not been tried yet.
   */
  assembleDigest(
    subscription: string,
    most: number,
    digestOf: (alerts: readonly Delivery[]) => NewDelivery,
  ): Promise<{ readonly ready: readonly Delivery[]; readonly more: boolean }>;
}

/**
 * `not-recorded`: a case or pack has passed a deadline and says nothing of it. `not-sent`: an alert
 * was recorded and nobody is at work to send it. `not-running`: a case or pack that is not over has
 * no workflow any more, so that nothing of it will ever be recorded.
 */
export const GAP_KINDS = ['not-recorded', 'not-sent', 'not-running'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** Something that was due and is missing. */
export interface Gap {
  readonly id: string;
  readonly kind: GapKind;
  /** The id of a case, a pack or a delivery. */
  readonly subject: string;
  /** The type of the event that is missing. */
  readonly what: string;
  readonly dueAt: Instant;
  readonly foundAt: Instant;
  /** When it was found not to be missing any more. */
  readonly closedAt: Instant | null;
}

/** What was due, as the ledger has it, and what of it is missing. */
export interface GapStore {
  /**
   * Pending deliveries that nobody has tried since they were made before `neverBefore`, or since an
   * attempt before `lastBefore`; of digests the message alone.
   */
  unsent(since: {
    neverBefore: Instant;
    lastBefore: Instant;
    limit: number;
  }): Promise<readonly Delivery[]>;
  /** Those of a kind that are not closed. */
  open(kind: GapKind, limit: number): Promise<readonly Gap[]>;
  /**
   * Keeps what is missing now, closes what is not missing any more, and records who is notified of
   * what is new, in one transaction. Answers what is new and the alerts that are to be sent.
   */
  report(
    found: readonly Gap[],
    at: Instant,
    alertsFor: (
      fresh: readonly Gap[],
      subscriptions: readonly Subscription[],
    ) => readonly NewDelivery[],
  ): Promise<{ readonly fresh: readonly Gap[]; readonly alerts: readonly Delivery[] }>;
  list(page: PageRequest & { open?: boolean }): Promise<Page<Gap>>;
  /** How many are not closed. */
  count(): Promise<number>;
}

export interface IdempotencyStore {
  /**
   * Claims are kept for a week. Makes the claim, or answers the one already there: whose `bodyHash` may differ (the key was
   * used for something else) and whose `answer` is null while the work is not known to be done.
   */
  claim(
    claim: IdempotencyClaim,
    at: Instant,
  ): Promise<{ bodyHash: string; answer: StoredAnswer | null }>;
  /**
   * Keeps the first answer and returns the one that is kept: of two requests with the same key at
   * once both then give the same. Makes the claim where it is missing.
   */
  settle(claim: IdempotencyClaim, answer: StoredAnswer): Promise<StoredAnswer>;
  /** Forgets a claim that was never settled, so that a refused request does not use up its key. */
  release(claim: IdempotencyClaim): Promise<void>;
}

export interface Ledger {
  readonly accounts: AccountStore;
  readonly keys: KeyStore;
  readonly subscriptions: SubscriptionStore;
  readonly cases: CaseStore;
  readonly packs: PackStore;
  readonly orders: OrderStore;
  readonly outbox: Outbox;
  readonly deliveries: DeliveryStore;
  readonly gaps: GapStore;
  readonly idempotency: IdempotencyStore;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
