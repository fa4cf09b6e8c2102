import { type Selectable, sql } from 'kysely';
import { readCursor, toPage } from './cursor.ts';
import { DeliveryUnknownError } from './errors.ts';
import { grouped } from './grouped.ts';
import type { Database, Tables } from './schema.ts';
import { follows, newestFirst } from './sorts.ts';
import type { AttemptOutcome, Delivery, DeliveryState, DeliveryStore } from './types.ts';
import { json, toDate, toInstant, toInstantOrNull } from './values.ts';

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

interface Attempt {
  readonly id: string;
  readonly outcome: AttemptOutcome;
}

/** Answers of each whether there is such a delivery. No delivery may be there twice. */
async function recordAttempts(db: Database, attempts: readonly Attempt[]): Promise<boolean[]> {
  const { rows } = await sql<{ id: string }>`
    update deliveries set
      attempts = attempts + 1,
      sent_at = coalesce(sent_at, attempt.at),
      last_status = attempt.status,
      last_error = attempt.error,
      last_attempt_at = attempt.at,
      state = case when attempt.delivered then 'delivered' else state end,
      delivered_at = case when attempt.delivered then coalesce(delivered_at, attempt.at)
        else delivered_at end
    from jsonb_to_recordset(${json(attempts.map(toAttemptColumns))}::jsonb)
      as attempt (id text, at timestamptz, delivered boolean, status integer, error text)
    where deliveries.id = attempt.id
    returning deliveries.id`.execute(db);
  const known = new Set(rows.map(({ id }) => id));
  return attempts.map(({ id }) => known.has(id));
}

function toAttemptColumns({ id, outcome }: Attempt) {
  const { at, delivered, status, error } = outcome;
  return { id, at: toDate(at), delivered, status, error };
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
