import { sql } from 'kysely';
import { toDate, json } from './values.ts';
import { ClaimSettledError } from './errors.ts';
import type { Database } from './schema.ts';
import type { IdempotencyClaim, IdempotencyStore, StoredAnswer } from './types.ts';

/** A retry comes within minutes; a week is ample, and answers hold what need not be kept longer. */
const KEPT_MS = 7 * 86_400_000;

export function idempotencyStore(db: Database): IdempotencyStore {
  return {
    async claim(claim, at) {
      const { scope, key, bodyHash } = claim;
      await db
        .deleteFrom('idempotency_keys')
        .where('created_at', '<', toDate(at - KEPT_MS))
        .execute();
      const row = await db
        .insertInto('idempotency_keys')
        .values({ scope, key, body_hash: bodyHash, created_at: toDate(at) })
        // Changes nothing, but answers the row in the same breath: a second statement might find
        // that it was released in between.
        .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet({ scope }))
        .returning(['body_hash', 'status', 'body'])
        .executeTakeFirstOrThrow();
      return { bodyHash: row.body_hash, answer: toAnswer(row) };
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

/** A thing that was deleted takes along what its making was answered with: secrets may be in it. */
export async function forgetAnswersAbout(db: Database, id: string): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where(sql`body ->> 'id'`, '=', id)
    .execute();
}

/** For the transaction that also makes the thing: throws `ClaimSettledError`, which undoes it all. */
export async function settleOnce(
  transaction: Database,
  settlement: { claim: IdempotencyClaim; answer: StoredAnswer } | undefined,
): Promise<void> {
  if (settlement === undefined) return;
  const { claim, answer } = settlement;
  if (await settle(transaction, claim, answer)) return;
  throw new ClaimSettledError(await settledAnswer(transaction, claim));
}

/** False where the claim has an answer already. Others with the same claim wait for the commit. */
async function settle(
  db: Database,
  { scope, key, bodyHash }: IdempotencyClaim,
  { status, body }: StoredAnswer,
): Promise<boolean> {
  const answer = { status, body: json(body ?? null) };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_keys')
    .values({ scope, key, body_hash: bodyHash, ...answer })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'key'])
        .doUpdateSet(answer)
        .where('idempotency_keys.status', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of a claim that is known to be settled, and so is there for good. */
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
