import { when } from '../domain/text/when.ts';
import { WORDS } from '../domain/text/words/index.ts';
import { localeOf } from '../domain/text/words/locale.ts';
import { toIso } from '../domain/time/instant.ts';
import type { AttemptOutcome } from '../ledger/types/deliveries.ts';
import type { Subscription, SubscriptionStore } from '../ledger/types/subscriptions.ts';
import { bodyFor } from '../notifications/channels/body.ts';
import { notSent, type Channel } from '../notifications/channels/channel.ts';
import type { AlertText } from '../notifications/text/alert-text.ts';

export interface TestActivities {
  /** Sends a test message once, even if the subscription is paused. */
  readonly sendTest: (subscriptionId: string, id: string) => Promise<AttemptOutcome>;
}

export function testActivities(ports: {
  subscriptions: SubscriptionStore;
  send: Channel;
  now: () => number;
}): TestActivities {
  return {
    async sendTest(subscriptionId, id) {
      const at = ports.now();
      const to = await ports.subscriptions.get(subscriptionId);
      if (!to) return notSent(at, 'The subscription was deleted');
      const data = { subscription: to.id };
      const webhook = { type: 'subscription.test', timestamp: toIso(at), data };
      return ports.send({ id, to, body: bodyFor(to.type, webhook, testText(to, at)) });
    },
  };
}

function testText({ id, locale: tag, timeZone }: Subscription, at: number): AlertText {
  const locale = localeOf(tag);
  const { test, at: label } = WORDS[locale].labels;
  return {
    locale,
    heading: test,
    subject: `${test} · ${id}`,
    happened: test,
    facts: [{ label, value: when(at, { locale, timeZone }, timeZone ?? 'UTC') }],
    details: [],
    links: [],
  };
}
