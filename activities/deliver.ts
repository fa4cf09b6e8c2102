import type { DeliveryStore } from '../ledger/types/deliveries.ts';
import type { Outbox } from '../ledger/types/outbox.ts';
import { BUSY, isHopeless, type Attempts } from '../notifications/attempts.ts';
import type { Links } from '../notifications/links.ts';
import { failureAlerts } from '../notifications/operational-alerts.ts';
import { waitAfter } from '../notifications/retry-policy.ts';
import type { SendFirst } from '../notifications/send-first.ts';

/**
 * What came of one attempt. `busy`: the receiver has as many attempts under way as it may have, so
 * nothing was sent. `undeliverable`: no attempt can ever succeed.
 */
export type DeliverOutcome =
  | 'delivered'
  | typeof BUSY
  | 'undeliverable'
  /** Not taken: the next attempt is due after so many milliseconds. */
  | { readonly waitMs: number };

export interface DeliverActivities {
  /** One attempt. Throws only where ledger or process fail. */
  readonly deliver: (deliveryId: string) => Promise<DeliverOutcome>;
  /** The day is over: the delivery is kept as failed, can be sent again by hand, and others are notified. */
  readonly giveUp: (deliveryId: string) => Promise<void>;
}

export function deliverActivities(ports: {
  deliveries: DeliveryStore;
  outbox: Pick<Outbox, 'markFailed'>;
  attempts: Attempts;
  sendFirst: SendFirst;
  links: Pick<Links, 'publicUrl'>;
  now: () => number;
}): DeliverActivities {
  return {
    async deliver(deliveryId) {
      const delivery = await ports.deliveries.get(deliveryId);
      if (!delivery) return 'undeliverable';
      if (delivery.state === 'delivered') return 'delivered';
      const outcome = await ports.attempts.attempt(delivery);
      if (outcome === BUSY) return BUSY;
      if (isHopeless(outcome)) return 'undeliverable';
      if (outcome.delivered) return 'delivered';
      return { waitMs: waitAfter(delivery.attempts + 1, outcome.retryAfterMs ?? null) };
    },
    async giveUp(deliveryId) {
      const alerts = await ports.outbox.markFailed(deliveryId, (failed, subscriptions) =>
        failureAlerts(failed, subscriptions, ports.links, ports.now()),
      );
      await ports.sendFirst(alerts);
    },
  };
}
