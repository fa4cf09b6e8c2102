import type { DeliveryStore } from '../ledger/types/deliveries.ts';
import type { Outbox } from '../ledger/types/outbox.ts';
import { BUSY, isHopeless, type Attempts } from '../notifications/attempts.ts';
import type { Links } from '../notifications/links.ts';
import { failureAlerts } from '../notifications/operational-alerts.ts';
import { waitAfter } from '../notifications/retry-policy.ts';
import type { SendFirst } from '../notifications/send-first.ts';

/**
 * The outcome of one attempt. `busy`: the limit of attempts under way to this receiver is reached,
 * so nothing was sent. `undeliverable`: no attempt can ever succeed.
 */
export type DeliverOutcome =
  | 'delivered'
  | typeof BUSY
  | 'undeliverable'
  /** Not taken: the next attempt is due after this many milliseconds. */
  | { readonly waitMs: number };

export interface DeliverActivities {
  /** Makes one attempt. Throws only where the ledger or the process fails. */
  readonly deliver: (deliveryId: string) => Promise<DeliverOutcome>;
  /**
   * Keeps the delivery as failed after the last attempt, and notifies others. It can still be sent
   * again by hand.
   */
  readonly markFailed: (deliveryId: string) => Promise<void>;
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
    async markFailed(deliveryId) {
      const alerts = await ports.outbox.markFailed(deliveryId, (failed, subscriptions) =>
        failureAlerts(failed, subscriptions, ports.links, ports.now()),
      );
      await ports.sendFirst(alerts);
    },
  };
}
