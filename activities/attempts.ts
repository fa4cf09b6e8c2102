import type {
  AttemptOutcome,
  Delivery,
  DeliveryStore,
  SubscriptionStore,
} from '../ledger/types.ts';
import { notSent, type Channel } from './channels/channel.ts';
import { Places } from './places.ts';

/** The receiver has as many attempts under way as it may have, and is slow; nothing was sent. */
export const BUSY = 'busy';

/**
 * Attempts of this process, with places for each subscription, so that a receiver that hangs holds a
 * few of its own and never those of the others.
 */
export class Attempts {
  readonly #receivers = new Map<string, Places>();
  readonly #send: Channel;
  readonly #deliveries: DeliveryStore;
  readonly #subscriptions: SubscriptionStore;

  constructor(ports: {
    send: Channel;
    deliveries: DeliveryStore;
    subscriptions: SubscriptionStore;
  }) {
    this.#send = ports.send;
    this.#deliveries = ports.deliveries;
    this.#subscriptions = ports.subscriptions;
  }

  /** Sends once and keeps the outcome. A delivery whose subscription is gone fails without sending. */
  async attempt(delivery: Delivery, now: number): Promise<AttemptOutcome | typeof BUSY> {
    const outcome = await this.#sendOrExplain(delivery, now);
    if (outcome !== BUSY) await this.#deliveries.recordAttempt(delivery.id, outcome);
    return outcome;
  }

  async #sendOrExplain(delivery: Delivery, at: number): Promise<AttemptOutcome | typeof BUSY> {
    const subscription = await this.#subscriptions.get(delivery.subscriptionId);
    if (!subscription) return notSent(at, SUBSCRIPTION_GONE);
    if (subscription.endedAt !== null) return notSent(at, SUBSCRIPTION_ENDED);
    if (subscription.paused) return notSent(at, 'The subscription is paused');
    // The subscription's own target: a corrected address takes effect at the next attempt.
    const outgoing = { id: delivery.id, to: subscription, body: delivery.body };
    const outcome = await this.#inPlace(subscription.id, () => this.#send(outgoing));
    if (outcome === BUSY || outcome.status !== GONE) return outcome;
    await this.#subscriptions.end(subscription.id, outcome.at);
    return { ...outcome, error: SUBSCRIPTION_ENDED };
  }

  /** Neither waiting for the ledger nor for a place counts as the receiver's time. */
  async #inPlace<T>(subscriptionId: string, send: () => Promise<T>): Promise<T | typeof BUSY> {
    const places = this.#receivers.get(subscriptionId) ?? new Places();
    this.#receivers.set(subscriptionId, places);
    const leave = await places.take();
    if (leave === null) return BUSY;
    try {
      return await send();
    } finally {
      leave();
      if (places.isEmpty) this.#receivers.delete(subscriptionId);
    }
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
