import type { AttemptOutcome, Delivery, DeliveryStore } from '../ledger/types/deliveries.ts';
import type {
  ChannelType,
  Subscription,
  SubscriptionStore,
} from '../ledger/types/subscriptions.ts';
import { notSent, type Channel } from './channels/channel.ts';
import { ReceiverLimiter, SLOW_MS } from './receiver-limiter.ts';

/** The receiver has as many attempts under way as it may have, and is slow; nothing was sent. */
export const BUSY = 'busy';

/** How long a place is waited for before it is waited for beside. */
const WAITED_FOR_MS = 250;

/** What came of an attempt, for whoever counts. */
export interface AttemptReport {
  /** As it was before. */
  readonly delivery: Delivery;
  /** `none` where the subscription is gone. */
  readonly channel: ChannelType | 'none';
  readonly outcome: AttemptOutcome;
}

/**
 * Attempts of this process, with places for each subscription, so that a receiver that hangs holds a
 * few of its own and never those of the others.
 */
export class Attempts {
  readonly #receivers = new Map<string, ReceiverLimiter>();
  readonly #send: Channel;
  readonly #deliveries: DeliveryStore;
  readonly #subscriptions: SubscriptionStore;
  readonly #onAttempt: (report: AttemptReport) => void;
  readonly #now: () => number;

  constructor(ports: {
    send: Channel;
    deliveries: DeliveryStore;
    subscriptions: SubscriptionStore;
    onAttempt?: (report: AttemptReport) => void;
    now: () => number;
  }) {
    this.#send = ports.send;
    this.#deliveries = ports.deliveries;
    this.#subscriptions = ports.subscriptions;
    this.#onAttempt = ports.onAttempt ?? (() => {});
    this.#now = ports.now;
  }

  /**
   * Sends once and keeps the outcome. A delivery whose subscription is gone fails without sending.
   * @param onSlow told once the receiver takes longer than a quick one would
   */
  async attempt(
    delivery: Delivery,
    onSlow: () => void = () => {},
  ): Promise<AttemptOutcome | typeof BUSY> {
    const subscription = await this.#subscriptions.get(delivery.subscriptionId);
    const outcome = await this.#sendOrExplain(delivery, subscription, onSlow);
    if (outcome === BUSY) return BUSY;
    await this.#deliveries.recordAttempt(delivery.id, outcome);
    this.#onAttempt({ delivery, channel: subscription?.type ?? 'none', outcome });
    return outcome;
  }

  async #sendOrExplain(
    delivery: Delivery,
    subscription: Subscription | null,
    onSlow: () => void,
  ): Promise<AttemptOutcome | typeof BUSY> {
    const at = this.#now();
    if (!subscription) return notSent(at, SUBSCRIPTION_GONE);
    if (subscription.endedAt !== null) return notSent(at, SUBSCRIPTION_ENDED);
    if (subscription.paused) return notSent(at, 'The subscription is paused');
    const send = () => this.#sendTo(subscription, delivery);
    const outcome = await this.#inPlace(subscription.id, send, onSlow);
    if (outcome === BUSY || outcome.status !== GONE) return outcome;
    const { id, target } = subscription;
    const hasEnded = await this.#subscriptions.end(id, target, outcome.at);
    // One that goes elsewhere now is tried there.
    return hasEnded ? { ...outcome, error: SUBSCRIPTION_ENDED } : outcome;
  }

  /** The subscription's own target: a corrected address takes effect at the next attempt. */
  async #sendTo(to: Subscription, { id, body }: Delivery): Promise<AttemptOutcome> {
    const sentAt = this.#now();
    return { ...(await this.#send({ id, to, body })), sentAt };
  }

  /** Neither waiting for the ledger nor for a place counts as the receiver's time. */
  async #inPlace<T>(
    subscriptionId: string,
    send: () => Promise<T>,
    onSlow: () => void,
  ): Promise<T | typeof BUSY> {
    const limiter = this.#receivers.get(subscriptionId) ?? new ReceiverLimiter();
    this.#receivers.set(subscriptionId, limiter);
    // Whoever waits for a place holds up what it came with: not for long.
    const waits = setTimeout(onSlow, WAITED_FOR_MS);
    const release = await limiter.acquire();
    clearTimeout(waits);
    if (release === null) return BUSY;
    const patience = setTimeout(onSlow, limiter.isSlow ? 0 : SLOW_MS);
    try {
      return await send();
    } finally {
      clearTimeout(patience);
      release();
      if (limiter.isEmpty) this.#receivers.delete(subscriptionId);
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
