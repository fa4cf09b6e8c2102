import type { Instant } from '../../domain/time/instant.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The use of one `Idempotency-Key`: `scope` is the id of the caller's key, and the route. */
export interface IdempotencyClaim {
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the canonical body and query, in hex. */
  readonly requestHash: string;
}

/** Claims are kept for a week. */
export interface IdempotencyStore {
  /**
   * Makes the claim, or returns the one that is already there. Its `requestHash` may differ, if the key was
   * used for something else; its `answer` is null while the work is not known to be done.
   */
  claim(
    claim: IdempotencyClaim,
    at: Instant,
  ): Promise<{ requestHash: string; answer: StoredAnswer | null }>;
  /**
   * Stores the first answer and returns the one that is stored, so that two concurrent requests with the
   * same key give the same answer. Makes the claim if it is missing.
   */
  settle(claim: IdempotencyClaim, answer: StoredAnswer): Promise<StoredAnswer>;
  /** Deletes a claim that was never settled, so that a refused request does not use up its key. */
  release(claim: IdempotencyClaim): Promise<void>;
}
