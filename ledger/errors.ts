import { describe } from './embedded/as-error.ts';
import type { StoredAnswer } from './types/idempotency.ts';

/** A new account has an id that is already taken. */
export class AccountExistsError extends Error {
  override readonly name = 'AccountExistsError';
  readonly account: string;

  constructor(account: string) {
    super(`an account "${account}" already exists: choose another id or change that account`);
    this.account = account;
  }
}

/** A new subscription has an id that is already taken. */
export class SubscriptionExistsError extends Error {
  override readonly name = 'SubscriptionExistsError';
  readonly subscription: string;

  constructor(subscription: string) {
    super(`a subscription "${subscription}" already exists`);
    this.subscription = subscription;
  }
}

/** As many subscriptions get the same alerts as may. */
export class TooManySubscriptionsError extends Error {
  override readonly name = 'TooManySubscriptionsError';
  /** Which all of them name in their filter; null if they name none. */
  readonly account: string | null;

  constructor(account: string | null, max: number) {
    const these = account === null ? 'without an account in their filter' : `to account ${account}`;
    super(
      `there are ${max} subscriptions ${these} already, and no more are allowed: delete one first`,
    );
    this.account = account;
  }
}

/** A delivery that should be changed is not in the ledger. */
export class DeliveryUnknownError extends Error {
  override readonly name = 'DeliveryUnknownError';
  readonly delivery: string;

  constructor(delivery: string) {
    super(`there is no delivery "${delivery}": nothing can be recorded for it`);
    this.delivery = delivery;
  }
}

/** A batch builds on a file or a state that no earlier batch has brought. */
export class NotRecordedError extends Error {
  override readonly name = 'NotRecordedError';
  readonly id: string;

  constructor(id: string) {
    super(
      `"${id}" is not in the ledger as its batch expects: publish it with its file and whole state`,
    );
    this.id = id;
  }
}

/** The ledger has another event under the number of one that is to be recorded, as after a reset in Temporal. */
export class RecordedOtherwiseError extends Error {
  override readonly name = 'RecordedOtherwiseError';
  readonly id: string;

  constructor(id: string, seq: number) {
    super(
      `event ${seq} of "${id}" is recorded otherwise, as after a reset in Temporal: POST /v1/cases/${id}/revive puts the case together again`,
    );
    this.id = id;
  }
}

/** A cursor that this list did not issue, or issued for another sort. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
  readonly cursor: string;

  constructor(cursor: string, reason: string) {
    super(
      `the cursor ${reason}: pass "nextCursor" of the previous page unchanged, or none to start`,
    );
    this.cursor = cursor;
  }
}

/** Another request settled the claim first; what this one was to create was not created. */
export class ClaimSettledError extends Error {
  override readonly name = 'ClaimSettledError';
  /** The answer to the first request, which is to be given to this one too. */
  readonly answer: StoredAnswer;

  constructor(answer: StoredAnswer) {
    super('another request with the same Idempotency-Key was answered first: return that answer');
    this.answer = answer;
  }
}

/**
 * The database cannot be reached or cannot work at the moment: try again later. `where` names host and
 * database, a folder, or memory, never a password.
 */
export class LedgerUnavailableError extends Error {
  override readonly name = 'LedgerUnavailableError';
  readonly where: string;

  constructor(where: string, cause: unknown) {
    super(`the ledger in ${where} is unavailable: ${describe(cause)}`, { cause });
    this.where = where;
  }
}

/**
 * `DATABASE_URL` is not a PostgreSQL URL, or names a certificate that cannot be read. The message does not
 * repeat the value, since it may hold a password.
 */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';

  constructor(reason = 'it is not a PostgreSQL URL') {
    super(
      `DATABASE_URL cannot be used, ${reason}: write ` +
        'postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with special characters percent-encoded',
    );
  }
}

/** A newer release has migrated this database, so this release does not know its tables. */
export class LedgerNewerError extends Error {
  override readonly name = 'LedgerNewerError';
  readonly migrations: readonly string[];

  constructor(where: string, migrations: readonly string[]) {
    super(
      `the ledger in ${where} was migrated by a newer release (${migrations.join(', ')}): ` +
        'start that release or a later one',
    );
    this.migrations = migrations;
  }
}

/** Cases were opened under another content of these files of policies than this process has. */
export class PolicyChangedError extends Error {
  override readonly name = 'PolicyChangedError';
  readonly files: readonly string[];

  constructor(files: readonly string[]) {
    super(`changed since cases were opened under them: ${files.join(', ')}`);
    this.files = files;
  }
}
