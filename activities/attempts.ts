import type {
  AttemptOutcome,
  ChannelType,
  Delivery,
  DeliveryStore,
  Subscription,
  SubscriptionStore,
} from '../ledger/types.ts';
import { notSent, type Channel } from './channels/channel.ts';

/** So many attempts to one receiver may be under way at once in one process. */
const PER_SUBSCRIPTION = 8;

/** The receiver has as many attempts under way as it may have; nothing was sent. */
export const BUSY = 'busy';

/** What came of an attempt, for whoever counts. */
export interface AttemptReport {
  /** As it was before. */
  readonly delivery: Delivery;
  /** `none` where the subscription is gone. */
  readonly channel: ChannelType | 'none';
  readonly outcome: AttemptOutcome;
}

/**
 * Attempts of this process, counted by subscription, so that a receiver that hangs holds a few
 * places and never those of the others.
 */
export class Attempts {
  readonly #underWay = new Map<string, number>();
  readonly #send: Channel;
  readonly #deliveries: DeliveryStore;
  readonly #subscriptions: SubscriptionStore;
  readonly #onAttempt: (report: AttemptReport) => void;

  constructor(ports: {
    send: Channel;
    deliveries: DeliveryStore;
    subscriptions: SubscriptionStore;
    onAttempt?: (report: AttemptReport) => void;
  }) {
    this.#send = ports.send;
    this.#deliveries = ports.deliveries;
    this.#subscriptions = ports.subscriptions;
    this.#onAttempt = ports.onAttempt ?? (() => {});
  }

  /** Sends once and keeps the outcome. A delivery whose subscription is gone fails without sending. */
  async attempt(delivery: Delivery, now: number): Promise<AttemptOutcome | typeof BUSY> {
    const count = this.#underWay.get(delivery.subscriptionId) ?? 0;
    if (count >= PER_SUBSCRIPTION) return BUSY;
    this.#underWay.set(delivery.subscriptionId, count + 1);
    try {
      const subscription = await this.#subscriptions.get(delivery.subscriptionId);
      const outcome = await this.#sendOrExplain(delivery, subscription, now);
      await this.#deliveries.recordAttempt(delivery.id, outcome);
      this.#onAttempt({ delivery, channel: subscription?.type ?? 'none', outcome });
      return outcome;
    } finally {
      this.#release(delivery.subscriptionId);
    }
  }

  async #sendOrExplain(
    delivery: Delivery,
    subscription: Subscription | null,
    at: number,
  ): Promise<AttemptOutcome> {
    if (!subscription) return notSent(at, SUBSCRIPTION_GONE);
    if (subscription.endedAt !== null) return notSent(at, SUBSCRIPTION_ENDED);
    if (subscription.paused) return notSent(at, 'The subscription is paused');
    // The subscription's own target: a corrected address takes effect at the next attempt.
    const outcome = await this.#send({ id: delivery.id, to: subscription, body: delivery.body });
    if (outcome.status !== GONE) return { ...outcome, sentAt: at };
    await this.#subscriptions.end(subscription.id, outcome.at);
    return { ...outcome, sentAt: at, error: SUBSCRIPTION_ENDED };
  }

  #release(subscriptionId: string): void {
    const count = (this.#underWay.get(subscriptionId) ?? 1) - 1;
    if (count === 0) this.#underWay.delete(subscriptionId);
    else this.#underWay.set(subscriptionId, count);
  }
}

/** By which a receiver says that it wants no more, ever (RFC 9110, 15.5.11). */
const GONE = 410;

const SUBSCRIPTION_GONE = 'The subscription was deleted';
const SUBSCRIPTION_ENDED = 'The receiver has answered 410: the subscription has ended';

/** Whether an attempt says that no other one can ever succeed. */
export function isHopeless({ error }: AttemptOutcome): boolean {
  return error === SUBSCRIPTION_GONE || error === SUBSCRIPTION_ENDED;
}
