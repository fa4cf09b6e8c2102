import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { ClaimAttempt, OrderStore } from './types/orders.ts';
import { toDate, toInstant } from './values.ts';

const MAX_SHOWN = 100;

export function orderStore(db: Database): OrderStore {
  return {
    async register({ account, orderHash }, packId) {
      await db
        .insertInto('pack_orders')
        .values({ account, order_hash: orderHash, pack_id: packId })
        .onConflict((conflict) => conflict.columns(['account', 'order_hash']).doNothing())
        .execute();
      const { pack_id: kept } = await db
        .selectFrom('pack_orders')
        .select('pack_id')
        .where('account', '=', account)
        .where('order_hash', '=', orderHash)
        .executeTakeFirstOrThrow();
      return kept;
    },
    async of(packId) {
      const row = await db
        .selectFrom('pack_orders')
        .select(['account', 'order_hash as orderHash'])
        .where('pack_id', '=', packId)
        .executeTakeFirst();
      return row ?? null;
    },
    attempt: (packId, { account, actor, at }, { max, withinMs }) =>
      db.transaction().execute(async (transaction) => {
        // Locks the pack, so that attempts at it run one at a time, across processes too.
        await transaction
          .selectFrom('packs')
          .select('id')
          .where('id', '=', packId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const refused = await transaction
          .selectFrom('pack_claims')
          .select('at')
          .where('pack_id', '=', packId)
          .where('proved', '=', false)
          .where('at', '>', toDate(at - withinMs))
          .orderBy('at', 'desc')
          .limit(max)
          .execute();
        const earliest = refused[max - 1];
        if (earliest) return { retryAt: toInstant(earliest.at) + withinMs };
        const { id } = await transaction
          .insertInto('pack_claims')
          .values({ pack_id: packId, account, actor, at: toDate(at), proved: false })
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

function toAttempt({ account, actor, at, proved }: Omit<ClaimAttempt, 'at'> & { at: Date }) {
  return { account, actor, at: toInstant(at), proved };
}
