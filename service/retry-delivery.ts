import type { DeliveryStore } from '../ledger/types/deliveries.ts';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import { waitsForDigest } from '../notifications/waits-for-digest.ts';

/**
 * Sends a delivery once more, now: as pending again, by a workflow of its own, with the digest that
 * carries it where there is one. One that waits for its next attempt makes way for it.
 */
export function retryDelivery(deliveryStarter: DeliveryStarter, deliveries: DeliveryStore) {
  return async (id: string): Promise<void> => {
    const delivery = await deliveries.get(id);
    // What is being gathered is on its way: alone it would be told twice.
    if (delivery?.state === 'pending' && waitsForDigest(delivery)) return;
    const message = delivery?.digestId ?? id;
    await deliveries.reopen(message);
    await deliveryStarter.startDelivery(message, 0, true);
  };
}
