import type { Instant } from '../../domain/time/instant.ts';

export interface OrderProof {
  readonly account: string;
  readonly orderHash: string;
}

/** An attempt to prove a purchase. */
export interface ClaimAttempt {
  readonly account: string;
  readonly actor: string;
  readonly at: Instant;
  readonly proved: boolean;
}

/** How many numbers are looked at without a wait within a day, and how long the waits become after that. */
export interface GuessLimit {
  readonly free: number;
  readonly maxWaitMs: number;
}

/** Limits for the wrong numbers of one key. */
export interface ClaimLimits {
  /** By one account at one pack. */
  readonly ofAccount: GuessLimit;
  /** By all accounts at one pack. */
  readonly ofPack: GuessLimit;
  /** By all accounts at all packs. */
  readonly ofKey: GuessLimit;
}

/** Too many numbers were tried: the next one may be at this instant. */
interface TooSoon {
  readonly retryAt: Instant;
}

/**
 * What proves purchases: order confirmation numbers, of which only hashes are stored. Numbers that are tried
 * are counted before anybody learns what they are, by the id of the API key that tries them, over all
 * processes. Those of one key make others wait for no other key.
 */
export interface OrderStore {
  /**
   * Records the order of a pack that is about to be created. Returns the account's pack that has the
   * order: an earlier one, or this one; null if another account has recorded the order. Orders that a key
   * has recorded for an account, or was refused, count as tried.
   */
  register(
    order: OrderProof,
    packId: string,
    by: { readonly key: string; readonly at: Instant },
    limit: GuessLimit,
  ): Promise<{ readonly pack: string | null } | TooSoon>;
  /** Null if there is no such pack. */
  of(packId: string): Promise<OrderProof | null>;
  /** Counts an attempt as refused until it is `proved`. One that comes too soon is not counted. */
  attempt(
    packId: string,
    by: Omit<ClaimAttempt, 'proved'> & { readonly key: string },
    limits: ClaimLimits,
  ): Promise<{ readonly attempt: string } | TooSoon>;
  proved(attempt: string): Promise<void>;
  /** By pack, the newest first, at most a hundred for each. */
  attempts(packIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClaimAttempt[]>>;
}
