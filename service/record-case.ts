import type { Instant } from '../domain/time/instant.ts';
import type { Batch, Outbox } from '../ledger/types/outbox.ts';
import { caseDeliveries, type Telling } from '../notifications/case-deliveries.ts';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import { startSending } from '../notifications/start-sending.ts';

/**
 * Records events of a case that does not run and so can't do it itself, with the alerts that they cause, and
 * starts sending these. Throws what `Outbox.publish` throws.
 */
export function caseRecorder(ports: {
  outbox: Outbox;
  deliveryStarter: DeliveryStarter;
  telling: Telling;
  clock: () => Instant;
}) {
  const { outbox, deliveryStarter, telling, clock } = ports;
  return async (batch: Batch): Promise<void> => {
    const alerts = await outbox.publish(batch, (subscriptions, complete) =>
      caseDeliveries(complete, subscriptions, telling, clock()),
    );
    for (const delivery of alerts) await startSending(deliveryStarter, delivery);
  };
}
