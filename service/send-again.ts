import type { DeliveryStore } from '../ledger/types/deliveries.ts';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import { digestAwaited } from '../notifications/digest-awaited.ts';

/**
 * Sends a delivery again now: it becomes pending, with the digest that includes it if there is one,
 * and a workflow of its own replaces one that waits for its next attempt.
 */
export function sendAgain(deliveryStarter: DeliveryStarter, deliveries: DeliveryStore) {
  return async (id: string): Promise<void> => {
    const delivery = await deliveries.get(id);
    // A gathered alert is on its way already: sending it alone would send it twice.
    if (delivery?.state === 'pending' && digestAwaited(delivery) !== null) return;
    const message = delivery?.digestId ?? id;
    await deliveries.reopen(message);
    await deliveryStarter.startDelivery(message, 0, true);
  };
}
