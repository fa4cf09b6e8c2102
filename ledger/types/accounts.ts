import type { CaseAccount } from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IdempotencyClaim, StoredAnswer } from './idempotency.ts';

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly role: 'administrator' | 'user';
}

export interface Account extends CaseAccount {
  /** ISO 3166-2; null if none was named. */
  readonly subdivision: string | null;
  /** BCP 47. */
  readonly locale: string;
  readonly agreements: readonly string[];
  readonly partner: boolean;
  readonly contacts: readonly Contact[];
  readonly createdAt: Instant;
}

export interface AccountStore {
  /**
   * With `settle`, stores the answer in the same transaction. Throws `AccountExistsError`, and
   * `ClaimSettledError` if the claim already has an answer; nothing is created then.
   */
  create(
    account: Account,
    settle?: { claim: IdempotencyClaim; answer: StoredAnswer },
  ): Promise<void>;
  get(id: string): Promise<Account | null>;
  /**
   * Changes an account while nobody else can; if `change` throws, it stays as it was. Returns the
   * changed account, null if there is none.
   */
  update(id: string, change: (before: Account) => Account): Promise<Account | null>;
}
