import { sql } from 'kysely';
import { insertDeliveries, toDelivery } from './delivery-rows.ts';
import type { Database } from './schema.ts';
import type { Delivery, NewDelivery } from './types/deliveries.ts';

/**
 * Puts the alerts that wait for a subscription's digest into one message; a single alert is sent on its
 * own. Either message names itself as its digest, so that a retry after a crash finds the messages that
 * nobody has tried to send. Once no more alerts wait, it returns all messages that have not been tried.
 */
export async function assembleDigest(
  transaction: Database,
  subscription: string,
  max: number,
  digestOf: (alerts: readonly [Delivery, ...Delivery[]]) => NewDelivery,
): Promise<{ readonly ready: readonly Delivery[]; readonly more: boolean }> {
  const waiting = await lockWaiting(transaction, subscription, max + 1);
  const alerts = waiting.slice(0, max);
  const [alone, ...others] = alerts;
  if (alone !== undefined) {
    const message = others.length === 0 ? null : digestOf([alone, ...others]);
    if (message !== null) await insertDeliveries(transaction, [message]);
    await assignDigest(transaction, message?.id ?? alone.id, alerts);
  }
  const more = waiting.length > max;
  return { ready: more ? [] : await unsent(transaction, subscription), more };
}

/** The rows are locked, so that two concurrent calls never put one alert into two messages. */
async function lockWaiting(
  transaction: Database,
  subscription: string,
  limit: number,
): Promise<Delivery[]> {
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', '=', subscription)
    .where('gathered', 'is not', null)
    .where('digest_id', 'is', null)
    .where('state', '=', 'pending')
    .orderBy('due_at')
    // Of one case, what is due at the same instant is told in the order of its recording.
    .orderBy('event_seq')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(toDelivery);
}

async function assignDigest(
  transaction: Database,
  message: string,
  alerts: readonly Delivery[],
): Promise<void> {
  const ids = [message, ...alerts.map(({ id }) => id)];
  await transaction
    .updateTable('deliveries')
    .set({ digest_id: message })
    .where('id', 'in', ids)
    .execute();
}

async function unsent(transaction: Database, subscription: string): Promise<Delivery[]> {
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', '=', subscription)
    .where('digest_id', '=', sql.ref<string>('id'))
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .execute();
  return rows.map(toDelivery);
}
