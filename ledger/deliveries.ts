import { sql } from 'kysely';
import { assembleDigest } from './assemble-digest.ts';
import { batched } from './batched.ts';
import { setState, toDelivery } from './delivery-rows.ts';
import { DeliveryUnknownError } from './errors.ts';
import { pageOf } from './page.ts';
import { recordAttempts, type Attempt } from './record-attempts.ts';
import type { Database } from './schema.ts';
import type { DeliveryState, DeliveryStore } from './types/deliveries.ts';
import { toInstantOrNull } from './values.ts';

const NEWEST_FIRST = { list: 'deliveries', column: 'created_at', direction: 'desc' } as const;

export function deliveryStore(db: Database): DeliveryStore {
  const recordAttempt = batched(
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
    list({ state, subscription, caseId, packId, ...page }) {
      let query = db.selectFrom('deliveries').selectAll();
      if (state !== undefined) query = query.where('state', '=', state);
      if (subscription !== undefined) query = query.where('subscription_id', '=', subscription);
      if (caseId !== undefined) query = query.where('case_id', '=', caseId);
      if (packId !== undefined) query = query.where('pack_id', '=', packId);
      return pageOf(query, NEWEST_FIRST, page, toDelivery);
    },
    async recordAttempt(id, outcome) {
      if (!(await recordAttempt({ id, outcome }))) throw new DeliveryUnknownError(id);
    },
    async backlog() {
      const rows = await db
        .selectFrom('deliveries')
        .select([
          'state',
          sql<number>`count(*)::int`.as('count'),
          // Alerts that are still being gathered for a digest are not late.
          sql<Date | null>`min(due_at) filter (where gathered is null or digest_id is not null)`.as(
            'oldest',
          ),
        ])
        .where('state', '<>', 'delivered')
        .groupBy('state')
        .execute();
      const forState = (state: DeliveryState) => rows.find((row) => row.state === state);
      return {
        pending: forState('pending')?.count ?? 0,
        failed: forState('failed')?.count ?? 0,
        oldestDueAt: toInstantOrNull(forState('pending')?.oldest ?? null),
      };
    },
    reopen: (id) => setState(db, id, 'pending'),
    assembleDigest: (subscription, max, digestOf) =>
      db
        .transaction()
        .execute((transaction) => assembleDigest(transaction, subscription, max, digestOf)),
  };
}
