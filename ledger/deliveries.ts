import { sql } from 'kysely';
import { readCursor, toPage } from './cursor.ts';
import { setState, toDelivery } from './delivery-rows.ts';
import { DeliveryUnknownError } from './errors.ts';
import { gather } from './gather.ts';
import { grouped } from './grouped.ts';
import { recordAttempts, type Attempt } from './record-attempts.ts';
import type { Database } from './schema.ts';
import { follows, newestFirst } from './sorts.ts';
import type { DeliveryState, DeliveryStore } from './types.ts';
import { toInstant, toInstantOrNull } from './values.ts';

const NEWEST_FIRST = newestFirst('deliveries', 'created_at');

export function deliveryStore(db: Database): DeliveryStore {
  const recordAttempt = grouped(
    (attempts: readonly Attempt[]) => recordAttempts(db, attempts),
    ({ id }) => id,
  );
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
    async recordAttempt(id, outcome) {
      if (!(await recordAttempt({ id, outcome }))) throw new DeliveryUnknownError(id);
    },
    async standing() {
      const rows = await db
        .selectFrom('deliveries')
        .select([
          'state',
          sql<number>`count(*)::int`.as('count'),
          // What is still being gathered waits as it should.
          sql<Date | null>`min(due_at) filter (where gathered is null or digest_id is not null)`.as(
            'oldest',
          ),
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
