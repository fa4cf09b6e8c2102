import { insertDeliveries, toDelivery } from './delivery-rows.ts';
import type { Database } from './schema.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { Delivery, NewDelivery } from './types/deliveries.ts';
import type { Subscription } from './types/subscriptions.ts';

/**
 * Records the operational alerts that `alertsFor` makes for the subscriptions. Returns those still to be
 * sent.
 */
export async function recordOperationalAlerts(
  transaction: Database,
  alertsFor: (subscriptions: readonly Subscription[]) => readonly NewDelivery[],
): Promise<Delivery[]> {
  const alerts = alertsFor(await allSubscriptions(transaction));
  await insertDeliveries(transaction, alerts);
  return pendingOf(transaction, alerts);
}

/** Those of the new deliveries that are still pending. */
async function pendingOf(db: Database, deliveries: readonly NewDelivery[]): Promise<Delivery[]> {
  if (deliveries.length === 0) return [];
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where(
      'id',
      'in',
      deliveries.map(({ id }) => id),
    )
    .where('state', '=', 'pending')
    .execute();
  return rows.map(toDelivery);
}
