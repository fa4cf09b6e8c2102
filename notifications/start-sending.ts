import type { Delivery } from '../ledger/types/deliveries.ts';
import type { DeliveryStarter } from './send-first.ts';
import { digestAwaited } from './digest-awaited.ts';

/** Starts sending a recorded alert that no workflow is sending: alone, or in the digest that gathers it. */
export function startSending(starter: DeliveryStarter, delivery: Delivery): Promise<void> {
  const awaited = digestAwaited(delivery);
  if (awaited !== null) return starter.startDigest(awaited, 0);
  // Nothing runs under the id: a workflow that was ended by hand is replaced.
  return starter.startDelivery(delivery.id, 0, true);
}
