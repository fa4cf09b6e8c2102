import type { Instant } from '../domain/time/instant.ts';
import type { Batch, Outbox } from '../ledger/types/outbox.ts';
import { alertsFor } from '../notifications/case-alerts.ts';
import type { Links } from '../notifications/links.ts';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import { startSending } from '../notifications/start-sending.ts';

/**
 * Records events of a case that does not run and so can't do it itself, with the alerts that they cause, and
 * starts sending these. Throws what `Outbox.publish` throws.
 */
export function caseRecorder(ports: {
  outbox: Outbox;
  deliveryStarter: DeliveryStarter;
  links: Links;
  clock: () => Instant;
}) {
  const { outbox, deliveryStarter, links, clock } = ports;
  return async (batch: Batch): Promise<void> => {
    const alerts = await outbox.publish(batch, (subscriptions, complete) =>
      alertsFor(complete, subscriptions, links, clock()),
    );
    for (const delivery of alerts) await startSending(deliveryStarter, delivery);
  };
}
