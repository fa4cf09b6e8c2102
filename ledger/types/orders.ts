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

/** How many attempts may be refused within a time, counted back from now. */
interface ClaimLimit {
  readonly max: number;
  readonly withinMs: number;
}

/** What proves purchases: order confirmation numbers, of which only hashes are stored. */
export interface OrderStore {
  /**
   * Records the order of a pack that is about to be created. Returns the pack that has the order: an
   * earlier one, or this one.
   */
  register(order: OrderProof, packId: string): Promise<string>;
  /** Null if there is no such pack. */
  of(packId: string): Promise<OrderProof | null>;
  /**
   * Counts an attempt before it is checked, so that no two count as one; it counts as refused until it is
   * `proved`. After too many refused attempts it is not counted, and `retryAt` says when the next may be.
   */
  attempt(
    packId: string,
    by: Omit<ClaimAttempt, 'proved'>,
    limit: ClaimLimit,
  ): Promise<{ readonly attempt: string } | { readonly retryAt: Instant }>;
  proved(attempt: string): Promise<void>;
  /** By pack, the newest first, at most a hundred for each. */
  attempts(packIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClaimAttempt[]>>;
}
