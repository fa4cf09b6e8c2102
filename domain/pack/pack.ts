import type { Instant } from '../time/instant.ts';
import type {
  Balance,
  Movement,
  PackEntry,
  PackEntryType,
  PackFile,
  PackRefusal,
  PackState,
} from './types.ts';

const SYSTEM = 'system';

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
  has(movementId: string): boolean {
    return this.#moved.has(movementId);
  }

  /** Whether a movement of this account brought a credit back that was gone then. */
  wasLate(movementId: string): boolean {
    const entry = this.#entries.find(({ key }) => key === keyOfMovement(movementId));
    return entry?.data['expired'] === true;
  }

  /** Whether somebody may use the credits: the buyer, and whoever has proved the purchase. */
  isOpenTo(account: string): boolean {
    return account === this.file.account.id || this.#claimedBy.has(account);
  }

  refusalOf(movement: Movement, now: Instant): PackRefusal | null {
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

  /** Records everything that is due at `now`, and says when the next thing is; null for never. */
  advance(now: Instant): { readonly at: Instant; readonly summary: string } | null {
    const isNew = this.#seq === 0;
    if (isNew) this.#open();
    for (const due of this.#dues().filter(({ at }) => at <= now)) due.happen();
    if (isNew) this.#tellWhatIsLeft(this.#knownSince);
    const [next] = this.#dues();
    return next ? { at: next.at, summary: next.summary } : null;
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
    const { purchasedAt, purchasedBy, total, used, account } = this.file;
    const rest = used === 0 ? '' : `, of which ${used} had been used before`;
    const reason = `${account.name} bought ${creditsOf(total)}${rest}.`;
    this.#tell('pack.purchased', 'purchased', purchasedAt, purchasedBy, { reason });
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
    const reason = `A credit is held for ${movement.case}.`;
    this.#tellMovement('pack.reserved', movement, now, { reason });
    this.#tellWhatIsLeft(now);
  }

  #charge(movement: Extract<Movement, { move: 'charge' }>, now: Instant): void {
    if (!this.#holders.delete(movement.case)) return;
    this.#usedBy.add(movement.case);
    this.#shift('reserved', 'used');
    const reason = `The credit of ${movement.case} is used.`;
    this.#tellMovement('pack.charged', movement, now, { reason });
  }

  /**
   * A credit comes back, also one that was used where a later close decides otherwise. After the
   * year it is gone: nobody could use it any more.
   */
  #return(movement: Extract<Movement, { move: 'return' }>, now: Instant): void {
    const from = this.#holders.delete(movement.case) ? 'reserved' : 'used';
    this.#usedBy.delete(movement.case);
    const isLate = now >= this.file.expiresAt;
    this.#shift(from, isLate ? 'expired' : 'available');
    const reason = isLate
      ? `The credit of ${movement.case} came back after the pack had expired and is gone.`
      : `The credit of ${movement.case} came back.`;
    this.#tellMovement('pack.returned', movement, now, { reason, expired: isLate });
  }

  /** Proving a purchase again changes nothing. */
  #claim(movement: Extract<Movement, { move: 'claim' }>, now: Instant): void {
    if (this.isOpenTo(movement.account)) return;
    this.#claimedBy.add(movement.account);
    const reason = `${movement.account} has proved the purchase and may use the rest.`;
    this.#tellMovement('pack.claimed', movement, now, { reason, account: movement.account });
  }

  /** What happens by itself, in order. Who has nothing to lose is not warned. */
  #dues() {
    if (this.#told.has('expired')) return [];
    const { warnings, expiresAt } = this.file;
    const reminders = warnings
      .filter(({ days }) => !this.#told.has(`expiring-${days}`))
      .map(({ days, at }) => ({
        at,
        summary: `Reminder that the pack expires in ${days} days`,
        happen: () => this.#remind(days, at),
      }));
    const expiry = { at: expiresAt, summary: 'The pack expires', happen: () => this.#expire() };
    return [...reminders.filter(({ at }) => at < expiresAt), expiry].toSorted(
      (a, b) => a.at - b.at,
    );
  }

  #remind(days: number, at: Instant): void {
    const { available } = this.#balance;
    const key = `expiring-${days}`;
    this.#told.add(key);
    if (available === 0) return;
    const reason = `${creditsOf(available)} will expire in ${days === 1 ? '1 day' : `${days} days`}, at ${this.file.expiresAtLocal}.`;
    this.#tell('pack.expiring', key, at, SYSTEM, { reason, days, available });
  }

  #expire(): void {
    const { available: lost } = this.#balance;
    this.#balance = { ...this.#balance, available: 0, expired: this.#balance.expired + lost };
    const reason = `The pack has expired; ${lost === 0 ? 'nothing is' : lost === 1 ? '1 credit is' : `${lost} credits are`} lost.`;
    this.#tell('pack.expired', 'expired', this.file.expiresAt, SYSTEM, { reason, lost });
  }

  /** Each once in the life of a pack, whatever comes back in between. */
  #tellWhatIsLeft(at: Instant): void {
    const { available } = this.#balance;
    if (available === 1 && !this.#told.has('low')) {
      this.#tell('pack.low', 'low', at, SYSTEM, { reason: 'One credit is left.' });
    }
    if (available === 0 && !this.#told.has('exhausted')) {
      this.#tell('pack.exhausted', 'exhausted', at, SYSTEM, { reason: 'No credit is left.' });
    }
  }

  #shift(from: keyof Balance, to: keyof Balance): void {
    const balance = this.#balance;
    this.#balance = { ...balance, [from]: balance[from] - 1, [to]: balance[to] + 1 };
  }

  #tellMovement(
    type: PackEntryType,
    movement: Movement,
    at: Instant,
    data: PackEntry['data'],
  ): void {
    const of = movement.move === 'claim' ? null : movement.case;
    this.#record({ key: keyOfMovement(movement.id), type, at, actor: movement.by, case: of, data });
  }

  #tell(
    type: PackEntryType,
    key: string,
    at: Instant,
    actor: string,
    data: PackEntry['data'],
  ): void {
    this.#told.add(key);
    this.#record({ key, type, at, actor, case: null, data });
  }

  #record(entry: Omit<PackEntry, 'seq' | 'balance' | 'quiet'>): void {
    this.#seq += 1;
    const quiet = entry.at < this.file.quietBefore;
    this.#entries.push({ ...entry, seq: this.#seq, balance: this.#balance, quiet });
  }
}

function creditsOf(count: number): string {
  return count === 1 ? '1 credit' : `${count} credits`;
}

/** As which entry a movement stands in the account. */
export function keyOfMovement(id: string): string {
  return `move:${id}`;
}
