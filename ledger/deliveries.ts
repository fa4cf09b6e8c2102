import { sql } from 'kysely';
import { readCursor, toPage } from './cursor.ts';
import { isOrIsIn, setState, toDelivery } from './delivery-rows.ts';
import { DeliveryUnknownError } from './errors.ts';
import { gather } from './gather.ts';
import type { Database } from './schema.ts';
import { follows, newestFirst } from './sorts.ts';
import type { DeliveryState, DeliveryStore } from './types.ts';
import { toDate, toInstant, toInstantOrNull } from './values.ts';

const NEWEST_FIRST = newestFirst('deliveries', 'created_at');

export function deliveryStore(db: Database): DeliveryStore {
  return {
    async get(id) {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toDelivery(row);
    },
    async list({ state, subscription, caseId, packId, limit, cursor }) {
      const after = readCursor(NEWEST_FIRST, cursor);
      let query = db.selectFrom('deliveries').selectAll();
      if (state !== undefined) query = query.where('state', '=', state);
      if (subscription !== undefined) query = query.where('subscription_id', '=', subscription);
      if (caseId !== undefined) query = query.where('case_id', '=', caseId);
      if (packId !== undefined) query = query.where('pack_id', '=', packId);
      if (after !== null) query = query.where(follows(NEWEST_FIRST, after));
      const rows = await query
        .orderBy(NEWEST_FIRST.instant, NEWEST_FIRST.direction)
        .orderBy('id', NEWEST_FIRST.direction)
        .limit(limit + 1)
        .execute();
      return toPage(rows, NEWEST_FIRST, limit, toDelivery, (row) => ({
        at: toInstant(row.created_at),
        id: row.id,
      }));
    },
    async recordAttempt(id, { at, delivered, status, error, sentAt }) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({
          attempts: sql`attempts + 1`,
          ...(sentAt !== undefined && {
            sent_at: sql<Date>`coalesce(sent_at, ${toDate(sentAt)}::timestamptz)`,
          }),
          last_status: status,
          last_error: error,
          last_attempt_at: toDate(at),
          ...(delivered && {
            state: 'delivered' as const,
            delivered_at: sql<Date>`coalesce(delivered_at, ${toDate(at)}::timestamptz)`,
          }),
        })
        .where(isOrIsIn(id))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new DeliveryUnknownError(id);
    },
    async standing() {
      const rows = await db
        .selectFrom('deliveries')
        .select([
          'state',
          sql<number>`count(*)::int`.as('count'),
          sql<Date>`min(due_at)`.as('oldest'),
        ])
        .where('state', '<>', 'delivered')
        .groupBy('state')
        .execute();
      const of = (state: DeliveryState) => rows.find((row) => row.state === state);
      return {
        pending: of('pending')?.count ?? 0,
        failed: of('failed')?.count ?? 0,
        oldestDueAt: toInstantOrNull(of('pending')?.oldest ?? null),
      };
    },
    reopen: (id) => setState(db, id, 'pending'),
    gather: (subscription, most, digestOf) =>
      db.transaction().execute((transaction) => gather(transaction, subscription, most, digestOf)),
  };
}
