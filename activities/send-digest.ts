import { localeOf } from '../domain/text/words/locale.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Delivery, DeliveryStore, NewDelivery } from '../ledger/types/deliveries.ts';
import type {
  ChannelType,
  Subscription,
  SubscriptionStore,
} from '../ledger/types/subscriptions.ts';
import { digestBodyFor } from '../notifications/channels/body.ts';
import { webhookId } from '../notifications/new-delivery.ts';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import { shownTarget } from '../notifications/targets/shown-target.ts';
import { digestText } from '../notifications/text/digest.ts';

export interface DigestActivities {
  /** Sends what was gathered for a subscription, in as few messages as its channel allows. */
  readonly sendDigest: (subscriptionId: string) => Promise<void>;
}

/**
 * How many alerts one message carries: what Slack and Teams accept, and what servers usually
 * accept.
 */
const MAX_ALERTS: Readonly<Record<ChannelType, number>> = {
  webhook: 100,
  email: 500,
  slack: 100,
  teams: 20,
};

export function digestActivities(ports: {
  subscriptions: SubscriptionStore;
  deliveries: DeliveryStore;
  deliveryStarter: DeliveryStarter;
  now: () => Instant;
}): DigestActivities {
  const { subscriptions, deliveries, deliveryStarter, now } = ports;
  return {
    async sendDigest(id) {
      // If the subscription was deleted meanwhile, its messages are still made and marked as failed.
      const subscription = await subscriptions.get(id);
      const max = MAX_ALERTS[subscription?.type ?? 'webhook'];
      for (let more = true; more;) {
        const gathered = await deliveries.assembleDigest(id, max, (alerts) =>
          digestOf(alerts, id, subscription, now()),
        );
        for (const message of gathered.ready) await deliveryStarter.startDelivery(message.id, 0);
        more = gathered.more;
      }
    },
  };
}

/** Combines alerts into one message, which is due when the gathering time is over. */
function digestOf(
  alerts: readonly [Delivery, ...Delivery[]],
  subscriptionId: string,
  subscription: Subscription | null,
  now: Instant,
): NewDelivery {
  const { type = 'webhook', locale: tag = null } = subscription ?? {};
  const text = digestText(alerts, localeOf(tag));
  const key = JSON.stringify(alerts.map(({ id }) => id));
  return {
    id: webhookId('digest', key, subscriptionId),
    caseId: null,
    packId: null,
    eventSeq: 0,
    eventKey: 'digest',
    eventType: 'digest',
    subscriptionId,
    target: subscription === null ? '' : shownTarget(subscription),
    body: digestBodyFor(type, alerts, text),
    dueAt: now,
    gathered: null,
  };
}
