import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryStore } from '../ledger/types.ts';
import { BUSY, SUBSCRIPTION_GONE, type Attempts } from './attempts.ts';

/** When to try again where the receiver already has all the attempts under way that it may have. */
const BUSY_RETRY_MS = 2_000;

export interface DeliverActivities {
  /** One attempt. Throws `not-delivered` (to be retried) or `undeliverable` (never to be). */
  readonly deliver: (deliveryId: string) => Promise<void>;
  /** The day is over: the delivery is kept as failed, and can be sent again by hand. */
  readonly giveUp: (deliveryId: string) => Promise<void>;
}

export function deliverActivities(ports: {
  deliveries: DeliveryStore;
  attempts: Attempts;
  now: () => number;
}): DeliverActivities {
  return {
    async deliver(deliveryId) {
      const delivery = await ports.deliveries.get(deliveryId);
      if (!delivery) throw undeliverable(`There is no delivery ${deliveryId} in the ledger`);
      if (delivery.state === 'delivered') return;
      const outcome = await ports.attempts.attempt(delivery, ports.now());
      if (outcome === BUSY) throw notDelivered('The receiver is busy', BUSY_RETRY_MS);
      if (outcome.error === SUBSCRIPTION_GONE) throw undeliverable(SUBSCRIPTION_GONE);
      if (!outcome.delivered) throw notDelivered(outcome.error ?? 'The attempt failed');
    },
    async giveUp(deliveryId) {
      await ports.deliveries.setState(deliveryId, 'failed');
    },
  };
}

function notDelivered(message: string, nextRetryDelay?: number): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'not-delivered',
    message,
    ...(nextRetryDelay !== undefined && { nextRetryDelay }),
  });
}

function undeliverable(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'undeliverable', message, nonRetryable: true });
}
