import { type Selectable, sql } from 'kysely';
import { DeliveryUnknownError } from './errors.ts';
import { portionsOf } from './portions.ts';
import type { Database, Tables } from './schema.ts';
import type { Delivery, DeliveryState, NewDelivery } from './types/deliveries.ts';
import { json, toDate, toInstant, toInstantOrNull } from './values.ts';

/** The delivery itself and, if it is a digest, the alerts that it carries. */
function isOrIsIn(id: string) {
  return sql<boolean>`(id = ${id} or digest_id = ${id})`;
}

/** Leaves deliveries that have arrived as they are. Throws `DeliveryUnknownError`. */
export async function setState(
  db: Database,
  id: string,
  state: Exclude<DeliveryState, 'delivered'>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({
      state: sql<DeliveryState>`case when state = 'delivered' then state else ${state} end`,
    })
    .where(isOrIsIn(id))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new DeliveryUnknownError(id);
}

/** Inserts new deliveries; a delivery that is already there stays as it is. */
export async function insertDeliveries(
  db: Database,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (const portion of portionsOf(deliveries, ({ body }) => body.length)) {
    await db
      .insertInto('deliveries')
      .values(portion.map(toColumns))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function toColumns(delivery: NewDelivery) {
  return {
    id: delivery.id,
    case_id: delivery.caseId,
    pack_id: delivery.packId,
    event_seq: delivery.eventSeq,
    event_key: delivery.eventKey,
    event_type: delivery.eventType,
    subscription_id: delivery.subscriptionId,
    target: delivery.target,
    body: delivery.body,
    due_at: toDate(delivery.dueAt),
    gathered: delivery.gathered === null ? null : json(delivery.gathered),
  };
}

/** A row as callers see it. */
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
    gathered: row.gathered,
    digestId: row.digest_id,
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
