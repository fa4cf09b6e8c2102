import type { OmitEach, PickEach } from '../case/each.ts';
import { SYSTEM } from '../case/event-draft.ts';
import { toIso, type Instant } from '../time/instant.ts';
import type { Balance, Movement, PackEntry, PackFile, PackRefusal, PackState } from './types.ts';

/** An entry as it is written: its number, and what is left after it, are the account's. */
type Written = OmitEach<PackEntry, 'seq' | 'balance' | 'quiet'>;

type NewEntry = PickEach<Written, 'type' | 'data'>;

/** What happens to a pack by itself, as far as whoever reads the timer has to know it. */
export type PackWakeupCause =
  { readonly what: 'reminder'; readonly days: number } | { readonly what: 'expiry' };

/** What came of looking at a pack at an instant. */
interface PackAdvance {
  /** Newly recorded, in order, to be published. */
  readonly entries: readonly PackEntry[];
  readonly wakeup: { readonly at: Instant; readonly cause: PackWakeupCause } | null;
  /** It has expired, and no case holds a credit of it. */
  readonly over: boolean;
}

/** What one account of a pack hands to the next, small enough for a message. */
export interface CarriedPack {
  readonly balance: Balance;
  readonly holders: readonly string[];
  readonly usedBy: readonly string[];
  readonly claimedBy: readonly string[];
  readonly moved: readonly string[];
  readonly told: readonly string[];
  readonly seq: number;
}

/**
 * The account of one pack of credits: movements in the order of their arrival, and what happens by
 * itself at its instant. Every credit is in one of four places, and no movement makes or loses one.
 */
export class PackAccount {
  readonly file: PackFile;
  readonly #entries: PackEntry[] = [];
  /** How many of them an advance has answered. */
  #answered = 0;
  readonly #holders: Set<string>;
  readonly #usedBy: Set<string>;
  readonly #claimedBy: Set<string>;
  readonly #moved: Set<string>;
  readonly #told: Set<string>;
  #balance: Balance;
  #seq: number;

  /** @param carried what another account of this pack has handed over; absent for a new pack */
  constructor(file: PackFile, carried?: CarriedPack) {
    this.file = file;
    const available = file.total - file.used;
    this.#balance = carried?.balance ?? { available, reserved: 0, used: file.used, expired: 0 };
    this.#holders = new Set(carried?.holders);
    this.#usedBy = new Set(carried?.usedBy);
    this.#claimedBy = new Set(carried?.claimedBy);
    this.#moved = new Set(carried?.moved);
    this.#told = new Set(carried?.told);
    this.#seq = carried?.seq ?? 0;
  }

  get state(): PackState {
    const hasExpired = this.#told.has('expired');
    const hasNone = this.#balance.available === 0;
    return {
      status: hasExpired ? 'expired' : hasNone ? 'exhausted' : 'active',
      balance: this.#balance,
      holders: [...this.#holders],
      usedBy: [...this.#usedBy],
      claimedBy: [...this.#claimedBy],
    };
  }

  /** What this account has recorded; what came before it was carried over is the ledger's. */
  get entries(): readonly PackEntry[] {
    return this.#entries;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Moving twice under one id is moving once. */
  hasMovement(movementId: string): boolean {
    return this.#moved.has(movementId);
  }

  /** Whether a movement of this account brought a credit back that was gone then. */
  wasLate(movementId: string): boolean {
    const entry = this.#entries.find(({ key }) => key === keyOfMovement(movementId));
    return entry?.type === 'pack.returned' && entry.data.expired;
  }

  /** Whether somebody may use the credits: the buyer, and whoever has proved the purchase. */
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
        if (now >= expiresAt) return 'pack-expired';
        return this.#balance.available === 0 ? 'pack-exhausted' : null;
      case 'claim':
        return now >= expiresAt ? 'pack-expired' : null;
      default:
        return this.#hasCreditOf(movement.case) ? null : 'credit-not-reserved';
    }
  }

  /** Moves what was not refused. Whatever is due before has to be done before: `advance`. */
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
      default:
        return this.#claim(movement, now);
    }
  }

  /** Records everything that is due at `now`, and says what is new, and when the next thing is. */
  advance(now: Instant): PackAdvance {
    const isNew = this.#seq === 0;
    if (isNew) this.#open();
    for (const due of this.#dues().filter(({ at }) => at <= now)) due.happen();
    if (isNew) this.#tellWhatIsLeft(this.#knownSince);
    const [next] = this.#dues();
    const entries = this.#entries.slice(this.#answered);
    this.#answered = this.#entries.length;
    return {
      entries,
      wakeup: next ? { at: next.at, cause: next.cause } : null,
      over: this.#told.has('expired') && this.#holders.size === 0,
    };
  }

  carry(): CarriedPack {
    return {
      balance: this.#balance,
      holders: [...this.#holders],
      usedBy: [...this.#usedBy],
      claimedBy: [...this.#claimedBy],
      moved: [...this.#moved],
      told: [...this.#told],
      seq: this.#seq,
    };
  }

  #open(): void {
    const { purchasedAt, purchasedBy, total, used } = this.file;
    this.#tell('purchased', purchasedAt, purchasedBy, {
      type: 'pack.purchased',
      data: { total, used },
    });
  }

  /** A pack that was bought before is known since it was taken over. */
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
    this.#shift('available', 'reserved');
    this.#tellMovement(movement, now, { type: 'pack.reserved', data: {} });
    this.#tellWhatIsLeft(now);
  }

  #charge(movement: Extract<Movement, { move: 'charge' }>, now: Instant): void {
    if (!this.#holders.delete(movement.case)) return;
    this.#usedBy.add(movement.case);
    this.#shift('reserved', 'used');
    this.#tellMovement(movement, now, { type: 'pack.charged', data: {} });
  }

  /**
   * A credit comes back, also one that was used where a later close decides otherwise. After the
   * year it is gone: nobody could use it any more.
   */
  #return(movement: Extract<Movement, { move: 'return' }>, now: Instant): void {
    const from = this.#holders.delete(movement.case) ? 'reserved' : 'used';
    this.#usedBy.delete(movement.case);
    const expired = now >= this.file.expiresAt;
    this.#shift(from, expired ? 'expired' : 'available');
    this.#tellMovement(movement, now, { type: 'pack.returned', data: { expired } });
  }

  /** Proving a purchase again changes nothing. */
  #claim(movement: Extract<Movement, { move: 'claim' }>, now: Instant): void {
    if (this.isOpenTo(movement.account)) return;
    this.#claimedBy.add(movement.account);
    const { account } = movement;
    this.#tellMovement(movement, now, { type: 'pack.claimed', data: { account } });
  }

  /** What happens by itself, in order. Who has nothing to lose is not warned. */
  #dues() {
    if (this.#told.has('expired')) return [];
    const { warnings, expiresAt } = this.file;
    const reminders = warnings
      .filter(({ days }) => !this.#told.has(`expiring-${days}`))
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
    this.#told.add(key);
    if (available === 0) return;
    const expiresAt = toIso(this.file.expiresAt);
    this.#tell(key, at, SYSTEM, { type: 'pack.expiring', data: { days, available, expiresAt } });
  }

  #expire(): void {
    const { available: lost } = this.#balance;
    this.#balance = { ...this.#balance, available: 0, expired: this.#balance.expired + lost };
    this.#tell('expired', this.file.expiresAt, SYSTEM, { type: 'pack.expired', data: { lost } });
  }

  /** Each once in the life of a pack, whatever comes back in between. */
  #tellWhatIsLeft(at: Instant): void {
    const { available } = this.#balance;
    if (available === 1 && !this.#told.has('low')) {
      this.#tell('low', at, SYSTEM, { type: 'pack.low', data: {} });
    }
    if (available === 0 && !this.#told.has('exhausted')) {
      this.#tell('exhausted', at, SYSTEM, { type: 'pack.exhausted', data: {} });
    }
  }

  #shift(from: keyof Balance, to: keyof Balance): void {
    const balance = this.#balance;
    this.#balance = { ...balance, [from]: balance[from] - 1, [to]: balance[to] + 1 };
  }

  #tellMovement({ id, by, ...movement }: Movement, at: Instant, told: NewEntry): void {
    const of = movement.move === 'claim' ? null : movement.case;
    this.#record({ key: keyOfMovement(id), at, actor: by, case: of, ...told });
  }

  #tell(key: string, at: Instant, actor: string, told: NewEntry): void {
    this.#told.add(key);
    this.#record({ key, at, actor, case: null, ...told });
  }

  #record(entry: Written): void {
    this.#seq += 1;
    const quiet = entry.at < this.file.quietBefore;
    this.#entries.push({ ...entry, seq: this.#seq, balance: this.#balance, quiet });
  }
}

/** As which entry a movement stands in the account. */
export function keyOfMovement(id: string): string {
  return `move:${id}`;
}
