import { sql } from 'kysely';
import { insertDeliveries, toDelivery } from './delivery-rows.ts';
import type { Database } from './schema.ts';
import type { Delivery, NewDelivery } from './types.ts';

/**
 * Puts what waits for a digest of a subscription into one; an alert that is alone goes as itself.
 * What begins a message of its own names itself as its digest, so that whoever comes again after a
 * crash finds the messages that nobody has tried to send.
 */
export async function assembleDigest(
  transaction: Database,
  subscription: string,
  most: number,
  digestOf: (alerts: readonly Delivery[]) => NewDelivery,
): Promise<{ readonly ready: readonly Delivery[]; readonly more: boolean }> {
  const waiting = await waitingOf(transaction, subscription, most + 1);
  const alerts = waiting.slice(0, most);
  const [alone, ...others] = alerts;
  if (alone !== undefined) {
    const message = others.length === 0 ? null : digestOf(alerts);
    if (message !== null) await insertDeliveries(transaction, [message]);
    await putInto(transaction, message?.id ?? alone.id, alerts);
  }
  const more = waiting.length > most;
  return { ready: more ? [] : await unsent(transaction, subscription), more };
}

/** Locked, so that two who gather at once never put one alert into two messages. */
async function waitingOf(
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
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(toDelivery);
}

async function putInto(
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
