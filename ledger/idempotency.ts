import { sql } from 'kysely';
import type { IdempotencyClaim, IdempotencyStore, StoredAnswer } from './types/idempotency.ts';
import { toDate, json } from './values.ts';
import { ClaimSettledError } from './errors.ts';
import type { Database } from './schema.ts';

/** A retry comes within minutes, so a week is ample; answers should not be stored longer than needed. */
const RETENTION_MS = 7 * 86_400_000;

export function idempotencyStore(db: Database): IdempotencyStore {
  return {
    async claim(claim, at) {
      const { scope, key, requestHash } = claim;
      await db
        .deleteFrom('idempotency_keys')
        .where('created_at', '<', toDate(at - RETENTION_MS))
        .execute();
      const row = await db
        .insertInto('idempotency_keys')
        .values({ scope, key, request_hash: requestHash, created_at: toDate(at) })
        // Changes nothing, but returns the row in the same statement: before a second one, it might be
        // released.
        .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet({ scope }))
        .returning(['request_hash', 'status', 'body'])
        .executeTakeFirstOrThrow();
      return { requestHash: row.request_hash, answer: toAnswer(row) };
    },
    async settle(claim, answer) {
      return (await settle(db, claim, answer)) ? answer : settledAnswer(db, claim);
    },
    async release({ scope, key }) {
      await db
        .deleteFrom('idempotency_keys')
        .where('scope', '=', scope)
        .where('key', '=', key)
        .where('status', 'is', null)
        .execute();
    },
  };
}

/** Deletes the stored answers about a deleted thing, since they may contain secrets. */
export async function forgetAnswersAbout(db: Database, id: string): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where(sql`body ->> 'id'`, '=', id)
    .execute();
}

/** Settles a claim in the transaction that does the work. Throws `ClaimSettledError`, which undoes both. */
export async function settleOnce(
  transaction: Database,
  settlement: { claim: IdempotencyClaim; answer: StoredAnswer } | undefined,
): Promise<void> {
  if (settlement === undefined) return;
  const { claim, answer } = settlement;
  if (await settle(transaction, claim, answer)) return;
  throw new ClaimSettledError(await settledAnswer(transaction, claim));
}

/** Returns false if the claim already has an answer. Others with the same claim wait for the commit. */
async function settle(
  db: Database,
  { scope, key, requestHash }: IdempotencyClaim,
  { status, body }: StoredAnswer,
): Promise<boolean> {
  const answer = { status, body: json(body ?? null) };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_keys')
    .values({ scope, key, request_hash: requestHash, ...answer })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'key'])
        .doUpdateSet(answer)
        .where('idempotency_keys.status', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The answer of a claim that is known to be settled. A release leaves settled claims in place. */
async function settledAnswer(
  db: Database,
  { scope, key }: IdempotencyClaim,
): Promise<StoredAnswer> {
  return db
    .selectFrom('idempotency_keys')
    .select(['status', 'body'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('status', 'is not', null)
    .$narrowType<{ status: number }>()
    .executeTakeFirstOrThrow();
}

function toAnswer({ status, body }: { status: number | null; body: unknown }): StoredAnswer | null {
  return status === null ? null : { status, body };
}
