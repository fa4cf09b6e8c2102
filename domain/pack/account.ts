import type { OmitEach, PickEach } from '../case/each.ts';
import { SYSTEM } from '../case/event-draft.ts';
import { toIso, type Instant } from '../time/instant.ts';
import type { Balance, Movement, PackEntry, PackFile, PackRefusal, PackState } from './types.ts';

/** An entry before the account adds its number, the balance after it and whether it is quiet. */
type EntryDraft = OmitEach<PackEntry, 'seq' | 'balance' | 'quiet'>;

type EntryContent = PickEach<EntryDraft, 'type' | 'data'>;

/** What happens to a pack at a wakeup, with the facts that a timer's description shows. */
export type PackWakeupCause =
  | { readonly what: 'reminder'; readonly days: number }
  | { readonly what: 'expiry' }
  | { readonly what: 'end' };

/** The result of advancing a pack to an instant. */
interface PackAdvance {
  /** The newly recorded entries, in order, to be published. */
  readonly entries: readonly PackEntry[];
  readonly wakeup: { readonly at: Instant; readonly cause: PackWakeupCause } | null;
  /** Whether nothing can happen any more: late reports are over, and no case holds a credit. */
  readonly over: boolean;
}

/** What one account of a pack hands to its successor in the next run, small enough for a message. */
export interface CarriedPack {
  readonly balance: Balance;
  readonly free: readonly Instant[];
  readonly holders: readonly string[];
  readonly usedBy: readonly string[];
  readonly claimedBy: readonly string[];
  readonly moved: readonly string[];
  readonly happened: readonly string[];
  readonly seq: number;
}

/** How long after its expiry a pack takes what happened before it. */
const LATE_REPORTS_MS = 14 * 24 * 3_600_000;

/** The instant after which a pack takes no late reports. */
export function lateReportsEnd({ expiresAt }: Pick<PackFile, 'expiresAt'>): Instant {
  return expiresAt + LATE_REPORTS_MS;
}

/**
 * The account of one pack of credits: entries in order of arrival, movements judged at their own
 * instants, and scheduled events at theirs. Every credit counts in one of the four parts of the balance,
 * and no movement creates or loses one.
 */
export class PackAccount {
  readonly file: PackFile;
  readonly #entries: PackEntry[] = [];
  /** How many of the entries `advance` has returned. */
  #reported = 0;
  readonly #holders: Set<string>;
  readonly #usedBy: Set<string>;
  readonly #claimedBy: Set<string>;
  readonly #moved: Set<string>;
  /** Keys of what happens once in the life of a pack and has happened. */
  readonly #happened: Set<string>;
  #balance: Balance;
  /**
   * Since when 1, 2, 3, … credits have been free without a break, in order; of an expired pack, those that
   * were free at its end. A credit that is used late is the last that was freed before.
   */
  #free: readonly Instant[];
  #seq: number;

  /** @param carried what the previous account of this pack carried over; absent for a new pack */
  constructor(file: PackFile, carried?: CarriedPack) {
    this.file = file;
    const available = file.total - file.used;
    this.#balance = carried?.balance ?? { available, reserved: 0, used: file.used, expired: 0 };
    this.#free = carried?.free ?? Array.from({ length: available }, () => file.purchasedAt);
    this.#holders = new Set(carried?.holders);
    this.#usedBy = new Set(carried?.usedBy);
    this.#claimedBy = new Set(carried?.claimedBy);
    this.#moved = new Set(carried?.moved);
    this.#happened = new Set(carried?.happened);
    this.#seq = carried?.seq ?? 0;
  }

  get state(): PackState {
    const hasNone = this.#balance.available === 0;
    return {
      status: this.#hasExpired ? 'expired' : hasNone ? 'exhausted' : 'active',
      balance: this.#balance,
      holders: [...this.#holders],
      usedBy: [...this.#usedBy],
      claimedBy: [...this.#claimedBy],
    };
  }

  /** The entries that this account has recorded; those of earlier accounts are in the ledger. */
  get entries(): readonly PackEntry[] {
    return this.#entries;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Whether a movement was made before; repeating it has no effect. */
  hasMovement(movementId: string): boolean {
    return this.#moved.has(movementId);
  }

  /** What a movement that this account recorded did; null if it moved nothing. */
  resultOf(movementId: string): { readonly expired: boolean; readonly at: Instant } | null {
    const entry = this.#entries.find(({ key }) => key === keyOfMovement(movementId));
    return entry ? movedBy(entry) : null;
  }

  /** Whether an account may use the credits: the buyer's, and any account that has proved the purchase. */
  isOpenTo(account: string): boolean {
    return account === this.file.account.id || this.#claimedBy.has(account);
  }

  refusalFor(movement: Movement, now: Instant): PackRefusal | null {
    const { expiresAt, offering } = this.file;
    switch (movement.move) {
      case 'reserve':
        if (!this.isOpenTo(movement.account)) return 'pack-of-another-account';
        if (movement.offering !== offering) return 'pack-of-another-offering';
        if (this.#hasCreditOf(movement.case)) return null;
        if (instantOf(movement, now) >= expiresAt) return 'pack-expired';
        return this.#free.length === 0 ? 'pack-exhausted' : null;
      case 'claim':
        return now >= expiresAt ? 'pack-expired' : null;
      default:
        return this.#hasCreditOf(movement.case) ? null : 'credit-not-reserved';
    }
  }

  /** Makes a movement that was not refused. Call `advance` first, for everything due before it. */
  move(movement: Movement, now: Instant): void {
    if (this.#moved.has(movement.id)) return;
    this.#moved.add(movement.id);
    switch (movement.move) {
      case 'reserve':
        return this.#reserve(movement, now);
      case 'charge':
        return this.#charge(movement, now);
      case 'return':
        return this.#return(movement, now);
      case 'restore':
        return this.#restore(movement, now);
      default:
        return this.#claim(movement, now);
    }
  }

  /** Records everything that is due at `now`. Returns the new entries and the next wakeup. */
  advance(now: Instant): PackAdvance {
    const isNew = this.#seq === 0;
    if (isNew) this.#open();
    for (const due of this.#dues().filter(({ at }) => at <= now)) due.happen();
    if (isNew) this.#recordLowBalance(this.#knownSince);
    const [next] = this.#hasExpired ? this.#endAfter(now) : this.#dues();
    const entries = this.#entries.slice(this.#reported);
    this.#reported = this.#entries.length;
    return {
      entries,
      wakeup: next ? { at: next.at, cause: next.cause } : null,
      over: now >= lateReportsEnd(this.file) && this.#holders.size === 0,
    };
  }

  carry(): CarriedPack {
    return {
      balance: this.#balance,
      free: this.#free,
      holders: [...this.#holders],
      usedBy: [...this.#usedBy],
      claimedBy: [...this.#claimedBy],
      moved: [...this.#moved],
      happened: [...this.#happened],
      seq: this.#seq,
    };
  }

  #open(): void {
    const { purchasedAt, purchasedBy, total, used } = this.file;
    this.#recordOnce('purchased', purchasedAt, purchasedBy, {
      type: 'pack.purchased',
      data: { total, used },
    });
  }

  /** Since when the service has known the pack: the purchase or, if it is later, the taking over. */
  get #knownSince(): Instant {
    return Math.max(this.file.purchasedAt, this.file.quietBefore);
  }

  #hasCreditOf(of: string): boolean {
    return this.#holders.has(of) || this.#usedBy.has(of);
  }

  /** A case has one credit of a pack, however often it asks. */
  #reserve(movement: Extract<Movement, { move: 'reserve' }>, now: Instant): void {
    if (this.#hasCreditOf(movement.case)) return;
    this.#holders.add(movement.case);
    this.#shift(this.#hasExpired ? 'expired' : 'available', 'reserved');
    const at = this.#takeFree(instantOf(movement, now));
    this.#recordMovement(movement, at, { type: 'pack.reserved', data: {} });
    if (this.#hasExpired) this.#recordCorrection(now);
    else this.#recordLowBalance(now);
  }

  /** Takes the credit that was freed last before an instant, or else the first after it; returns from when. */
  #takeFree(wanted: Instant): Instant {
    const at = Math.max(wanted, this.#free[0] ?? wanted);
    const taken = this.#free.findLastIndex((since) => since <= at);
    this.#free = this.#free.toSpliced(taken, 1);
    return at;
  }

  /** Fewer credits were lost at the expiry than was said then. */
  #recordCorrection(at: Instant): void {
    const data = { lost: this.#free.length };
    const key = `corrected:${this.#seq}`;
    this.#record({ key, at, actor: SYSTEM, case: null, type: 'pack.corrected', data });
  }

  #charge(movement: Extract<Movement, { move: 'charge' }>, now: Instant): void {
    if (!this.#holders.delete(movement.case)) return;
    this.#usedBy.add(movement.case);
    this.#shift('reserved', 'used');
    this.#recordMovement(movement, instantOf(movement, now), { type: 'pack.charged', data: {} });
  }

  /** Holds a credit again that was charged by mistake, whether or not the pack has expired since. */
  #restore(movement: Extract<Movement, { move: 'restore' }>, now: Instant): void {
    if (!this.#usedBy.delete(movement.case)) return;
    this.#holders.add(movement.case);
    this.#shift('used', 'reserved');
    this.#recordMovement(movement, instantOf(movement, now), { type: 'pack.reserved', data: {} });
  }

  /**
   * Returns a credit, even one that was used if a later close decides otherwise. Once the pack has
   * expired the credit is lost, because it could no longer be used.
   */
  #return(movement: Extract<Movement, { move: 'return' }>, now: Instant): void {
    const from = this.#holders.delete(movement.case) ? 'reserved' : 'used';
    this.#usedBy.delete(movement.case);
    const at = instantOf(movement, now);
    const expired = now >= this.file.expiresAt;
    this.#shift(from, expired ? 'expired' : 'available');
    if (at < this.file.expiresAt) this.#free = [...this.#free, at].toSorted((a, b) => a - b);
    this.#recordMovement(movement, at, { type: 'pack.returned', data: { expired } });
  }

  /** Proving a purchase again changes nothing. */
  #claim(movement: Extract<Movement, { move: 'claim' }>, now: Instant): void {
    if (this.isOpenTo(movement.account)) return;
    this.#claimedBy.add(movement.account);
    const { account } = movement;
    this.#recordMovement(movement, now, { type: 'pack.claimed', data: { account } });
  }

  get #hasExpired(): boolean {
    return this.#happened.has('expired');
  }

  /** The end of the time in which late reports are taken, if it is still to come. */
  #endAfter(now: Instant) {
    const at = lateReportsEnd(this.file);
    return at > now ? [{ at, cause: { what: 'end' } as const }] : [];
  }

  /** What happens by itself, in order. */
  #dues() {
    if (this.#hasExpired) return [];
    const { warnings, expiresAt } = this.file;
    const reminders = warnings
      .filter(({ days }) => !this.#happened.has(`expiring-${days}`))
      .map(({ days, at }) => ({
        at,
        cause: { what: 'reminder', days } as const,
        happen: () => this.#remind(days, at),
      }));
    const cause = { what: 'expiry' } as const;
    const expiry = { at: expiresAt, cause, happen: () => this.#expire() };
    return [...reminders.filter(({ at }) => at < expiresAt), expiry].toSorted(
      (a, b) => a.at - b.at,
    );
  }

  #remind(days: number, at: Instant): void {
    const { available } = this.#balance;
    const key = `expiring-${days}`;
    this.#happened.add(key);
    // There is nothing to remind anyone of if no credit would be lost.
    if (available === 0) return;
    const expiresAt = toIso(this.file.expiresAt);
    this.#recordOnce(key, at, SYSTEM, {
      type: 'pack.expiring',
      data: { days, available, expiresAt },
    });
  }

  #expire(): void {
    const { available: lost } = this.#balance;
    this.#balance = { ...this.#balance, available: 0, expired: this.#balance.expired + lost };
    this.#recordOnce('expired', this.file.expiresAt, SYSTEM, {
      type: 'pack.expired',
      data: { lost },
    });
  }

  /** Each is recorded once in the life of a pack, even if credits are returned in between. */
  #recordLowBalance(at: Instant): void {
    const { available } = this.#balance;
    if (available === 1 && !this.#happened.has('low')) {
      this.#recordOnce('low', at, SYSTEM, { type: 'pack.low', data: {} });
    }
    if (available === 0 && !this.#happened.has('exhausted')) {
      this.#recordOnce('exhausted', at, SYSTEM, { type: 'pack.exhausted', data: {} });
    }
  }

  #shift(from: keyof Balance, to: keyof Balance): void {
    const balance = this.#balance;
    this.#balance = { ...balance, [from]: balance[from] - 1, [to]: balance[to] + 1 };
  }

  #recordMovement({ id, by, ...movement }: Movement, at: Instant, content: EntryContent): void {
    const of = movement.move === 'claim' ? null : movement.case;
    this.#record({ key: keyOfMovement(id), at, actor: by, case: of, ...content });
  }

  #recordOnce(key: string, at: Instant, actor: string, content: EntryContent): void {
    this.#happened.add(key);
    this.#record({ key, at, actor, case: null, ...content });
  }

  #record(entry: EntryDraft): void {
    this.#seq += 1;
    const quiet = entry.at < this.file.quietBefore;
    this.#entries.push({ ...entry, seq: this.#seq, balance: this.#balance, quiet });
  }
}

/** When a movement happened: never in the future. */
function instantOf({ at }: Movement, now: Instant): Instant {
  return Math.min(at ?? now, now);
}

/** What the entry of a movement says that it did: a credit may have come back after the pack had expired. */
export function movedBy(entry: PackEntry): { readonly expired: boolean; readonly at: Instant } {
  return { expired: entry.type === 'pack.returned' && entry.data.expired, at: entry.at };
}

/** The key of a movement's entry in the account. */
export function keyOfMovement(id: string): string {
  return `move:${id}`;
}
