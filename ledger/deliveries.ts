import { type Selectable, sql } from 'kysely';
import { readCursor, toPage } from './cursor.ts';
import { DeliveryUnknownError } from './errors.ts';
import type { Database, Tables } from './schema.ts';
import { follows, newestFirst } from './sorts.ts';
import type { Delivery, DeliveryState, DeliveryStore } from './types.ts';
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
    async recordAttempt(id, { at, delivered, status, error }) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({
          attempts: sql`attempts + 1`,
          sent_at: sql<Date>`coalesce(sent_at, ${toDate(at)}::timestamptz)`,
          last_status: status,
          last_error: error,
          last_attempt_at: toDate(at),
          ...(delivered && {
            state: 'delivered' as const,
            delivered_at: sql<Date>`coalesce(delivered_at, ${toDate(at)}::timestamptz)`,
          }),
        })
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new DeliveryUnknownError(id);
    },
    async setState(id, state) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({
          state: sql<DeliveryState>`case when state = 'delivered' then state else ${state} end`,
        })
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new DeliveryUnknownError(id);
    },
  };
}

/** A row as callers see it; the outbox answers deliveries too. */
export function toDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    caseId: row.case_id,
    packId: row.pack_id,
    eventSeq: row.event_seq,
    eventKey: row.event_key,
    eventType: row.event_type,
    subscriptionId: row.subscription_id,
    target: row.target,
    body: row.body,
    dueAt: toInstant(row.due_at),
    sentAt: toInstantOrNull(row.sent_at),
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastError: row.last_error,
    lastAttemptAt: toInstantOrNull(row.last_attempt_at),
    deliveredAt: toInstantOrNull(row.delivered_at),
    createdAt: toInstant(row.created_at),
  };
}
