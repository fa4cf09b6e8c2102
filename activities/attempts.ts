import type {
  AttemptOutcome,
  Delivery,
  DeliveryStore,
  SubscriptionStore,
} from '../ledger/types.ts';
import { notSent, type Sender } from './sender.ts';

/** So many attempts to one receiver may be under way at once in one process. */
const PER_SUBSCRIPTION = 8;

/** The receiver has as many attempts under way as it may have; nothing was sent. */
export const BUSY = 'busy';

/**
 * Attempts of this process, counted by subscription, so that a receiver that hangs holds a few
 * places and never those of the others.
 */
export class Attempts {
  readonly #underWay = new Map<string, number>();
  readonly #send: Sender;
  readonly #deliveries: DeliveryStore;
  readonly #subscriptions: SubscriptionStore;

  constructor(ports: {
    send: Sender;
    deliveries: DeliveryStore;
    subscriptions: SubscriptionStore;
  }) {
    this.#send = ports.send;
    this.#deliveries = ports.deliveries;
    this.#subscriptions = ports.subscriptions;
  }

  /** Sends once and keeps the outcome. A delivery whose subscription is gone fails without sending. */
  async attempt(delivery: Delivery, now: number): Promise<AttemptOutcome | typeof BUSY> {
    const count = this.#underWay.get(delivery.subscriptionId) ?? 0;
    if (count >= PER_SUBSCRIPTION) return BUSY;
    this.#underWay.set(delivery.subscriptionId, count + 1);
    try {
      const outcome = await this.#sendOrExplain(delivery, now);
      await this.#deliveries.recordAttempt(delivery.id, outcome);
      return outcome;
    } finally {
      this.#release(delivery.subscriptionId);
    }
  }

  async #sendOrExplain(delivery: Delivery, at: number): Promise<AttemptOutcome> {
    const subscription = await this.#subscriptions.get(delivery.subscriptionId);
    if (subscription) {
      // The subscription's own target: a corrected address takes effect at the next attempt.
      const { target, secret } = subscription;
      return this.#send({ id: delivery.id, target, secret, body: delivery.body });
    }
    return notSent(at, SUBSCRIPTION_GONE);
  }

  #release(subscriptionId: string): void {
    const count = (this.#underWay.get(subscriptionId) ?? 1) - 1;
    if (count === 0) this.#underWay.delete(subscriptionId);
    else this.#underWay.set(subscriptionId, count);
  }
}

/** Why a delivery can never succeed: retrying it is useless. */
export const SUBSCRIPTION_GONE = 'The subscription was deleted';
