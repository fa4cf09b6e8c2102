import { sql } from 'kysely';
import type { Instant } from '../domain/time/instant.ts';
import { GUESS_MEMORY, nextGuessAt } from './guess-limit.ts';
import type { Database } from './schema.ts';
import type { ClaimAttempt, OrderStore } from './types/orders.ts';
import { toDate, toInstant } from './values.ts';

const MAX_SHOWN = 100;

export function orderStore(db: Database): OrderStore {
  return {
    register: ({ account, orderHash }, packId, { key, at }, limit) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction, key);
        const tried = await triedBy(transaction, { key, account, since: at - GUESS_MEMORY });
        const retryAt = nextGuessAt(tried, limit);
        if (retryAt > at) return { retryAt };
        await transaction
          .insertInto('pack_orders')
          .values({
            account,
            order_hash: orderHash,
            pack_id: packId,
            key_id: key,
            at: toDate(at),
          })
          .onConflict((conflict) => conflict.column('order_hash').doNothing())
          .execute();
        const found = await transaction
          .selectFrom('pack_orders')
          .select(['pack_id as pack', 'account'])
          .where('order_hash', '=', orderHash)
          .executeTakeFirstOrThrow();
        if (found.account === account) return { pack: found.pack };
        await transaction
          .insertInto('pack_order_guesses')
          .values({ key_id: key, account, at: toDate(at) })
          .execute();
        return { pack: null };
      }),
    async of(packId) {
      const row = await db
        .selectFrom('pack_orders')
        .select(['account', 'order_hash as orderHash'])
        .where('pack_id', '=', packId)
        .executeTakeFirst();
      return row ?? null;
    },
    attempt: (packId, { key, account, actor, at }, limits) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction, key);
        const refused = await transaction
          .selectFrom('pack_claims')
          .select(['pack_id', 'account', 'at'])
          .where('key_id', '=', key)
          .where('proved', '=', false)
          .where('at', '>', toDate(at - GUESS_MEMORY))
          .orderBy('at', 'desc')
          .execute();
        const ofPack = refused.filter(({ pack_id: pack }) => pack === packId);
        const ofAccount = ofPack.filter((one) => one.account === account);
        const retryAt = Math.max(
          nextGuessAt(refused.map(instantOf), limits.ofKey),
          nextGuessAt(ofPack.map(instantOf), limits.ofPack),
          nextGuessAt(ofAccount.map(instantOf), limits.ofAccount),
        );
        if (retryAt > at) return { retryAt };
        const { id } = await transaction
          .insertInto('pack_claims')
          .values({ pack_id: packId, key_id: key, account, actor, at: toDate(at), proved: false })
          .returning('id')
          .executeTakeFirstOrThrow();
        return { attempt: String(id) };
      }),
    async proved(attempt) {
      await db
        .updateTable('pack_claims')
        .set({ proved: true })
        .where('id', '=', Number(attempt))
        .execute();
    },
    async attempts(packIds) {
      if (packIds.length === 0) return new Map();
      const numbered = db
        .selectFrom('pack_claims')
        .select(['pack_id', 'account', 'actor', 'at', 'proved', 'id'])
        .select(sql<number>`row_number() over (partition by pack_id order by id desc)`.as('n'))
        .where('pack_id', 'in', packIds);
      const rows = await db
        .selectFrom(numbered.as('numbered'))
        .selectAll()
        .where('n', '<=', MAX_SHOWN)
        .orderBy('id', 'desc')
        .execute();
      return new Map(
        packIds.map((id) => [id, rows.filter((row) => row.pack_id === id).map(toAttempt)]),
      );
    },
  };
}

/** When a key recorded orders for an account, or was refused them, the latest first. */
async function triedBy(
  transaction: Database,
  { key, account, since }: { key: string; account: string; since: Instant },
): Promise<readonly Instant[]> {
  const rows = (table: 'pack_orders' | 'pack_order_guesses') =>
    transaction
      .selectFrom(table)
      .select('at')
      .where('key_id', '=', key)
      .where('account', '=', account)
      .where('at', '>', toDate(since))
      .execute();
  const tried = [...(await rows('pack_orders')), ...(await rows('pack_order_guesses'))];
  return tried.map(instantOf).toSorted((a, b) => b - a);
}

/** Until the transaction ends, what this key tries waits, in other processes too. */
async function oneAtATime(transaction: Database, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`guesses of ${key}`}))`.execute(transaction);
}

function instantOf({ at }: { at: Date }): Instant {
  return toInstant(at);
}

function toAttempt({ account, actor, at, proved }: Omit<ClaimAttempt, 'at'> & { at: Date }) {
  return { account, actor, at: toInstant(at), proved };
}
