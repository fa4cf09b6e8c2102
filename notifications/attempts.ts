import type { AttemptOutcome, Delivery, DeliveryStore } from '../ledger/types/deliveries.ts';
import type {
  ChannelType,
  Subscription,
  SubscriptionStore,
} from '../ledger/types/subscriptions.ts';
import { notSent, type Channel, type Outgoing } from './channels/channel.ts';
import { ReceiverLimiter, SLOW_MS } from './receiver-limiter.ts';

/** The limit of attempts under way is reached and the receiver is slow; nothing was sent. */
export const BUSY = 'busy';

/** How long an attempt waits for the limiter before `onSlow` is called. */
const LIMITER_WAIT_MS = 250;

/** The result of an attempt, for metrics. */
export interface AttemptReport {
  /** As it was before the attempt. */
  readonly delivery: Delivery;
  /** `none` if the subscription is gone. */
  readonly channel: ChannelType | 'none';
  readonly outcome: AttemptOutcome;
}

/** An attempt, and by which channel it was made. */
interface Attempted {
  readonly channel: AttemptReport['channel'];
  readonly outcome: AttemptOutcome | typeof BUSY;
}

/**
 * The attempts of this process, limited per receiver, so that a receiver that hangs never takes
 * the capacity of others.
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
   * Sends once and records the outcome. A delivery whose subscription is gone fails without
   * sending.
   * @param onSlow called if the attempt takes longer than a quick receiver would need
   */
  async attempt(
    delivery: Delivery,
    onSlow: () => void = () => {},
  ): Promise<AttemptOutcome | typeof BUSY> {
    const { channel, outcome } = await this.#attemptFor(delivery, onSlow);
    if (outcome === BUSY) return BUSY;
    await this.#deliveries.recordAttempt(delivery.id, outcome);
    this.#onAttempt({ delivery, channel, outcome });
    return outcome;
  }

  async #attemptFor(delivery: Delivery, onSlow: () => void): Promise<Attempted> {
    const { subscriptionId } = delivery;
    if (subscriptionId === null) {
      const outcome = await this.#sendToContact(delivery, onSlow);
      return { channel: 'email', outcome };
    }
    const subscription = await this.#subscriptions.get(subscriptionId);
    const outcome = await this.#sendOrExplain(delivery, subscription, onSlow);
    return { channel: subscription?.type ?? 'none', outcome };
  }

  #sendToContact(delivery: Delivery, onSlow: () => void): Promise<Attempted['outcome']> {
    const { target } = delivery;
    const to = { type: 'email', target, secret: null, previousSecret: null } as const;
    return this.#limited(target, () => this.#sendTo(to, delivery), onSlow);
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
    const outcome = await this.#limited(subscription.id, send, onSlow);
    if (outcome === BUSY || outcome.status !== GONE) return outcome;
    const { id, target } = subscription;
    const hasEnded = await this.#subscriptions.end(id, target, outcome.at);
    // If its target was replaced meanwhile, it is not ended, and the next attempt goes to the new
    // one.
    return hasEnded ? { ...outcome, error: SUBSCRIPTION_ENDED } : outcome;
  }

  /**
   * Uses the subscription's current target, so that a corrected address takes effect at the next
   * attempt.
   */
  async #sendTo(to: Outgoing['to'], { id, body }: Delivery): Promise<AttemptOutcome> {
    const sentAt = this.#now();
    return { ...(await this.#send({ id, to, body })), sentAt };
  }

  /** Waiting for the ledger or the limiter does not count as the receiver's time. */
  async #limited<T>(
    receiver: string,
    send: () => Promise<T>,
    onSlow: () => void,
  ): Promise<T | typeof BUSY> {
    const limiter = this.#receivers.get(receiver) ?? new ReceiverLimiter();
    this.#receivers.set(receiver, limiter);
    // A waiting attempt holds up its caller, which therefore is let go soon.
    const waitTimer = setTimeout(onSlow, LIMITER_WAIT_MS);
    const release = await limiter.acquire();
    clearTimeout(waitTimer);
    if (release === null) return BUSY;
    const slowTimer = setTimeout(onSlow, limiter.isSlow ? 0 : SLOW_MS);
    try {
      return await send();
    } finally {
      clearTimeout(slowTimer);
      release();
      if (limiter.isEmpty) this.#receivers.delete(receiver);
    }
  }
}

/** The status by which a receiver says that it never wants more alerts (RFC 9110, 15.5.11). */
const GONE = 410;

const SUBSCRIPTION_GONE = 'The subscription was deleted';
const SUBSCRIPTION_ENDED = 'The receiver has answered 410: the subscription has ended';

/** Whether an attempt shows that no other attempt can succeed. */
export function isHopeless({ error }: AttemptOutcome): boolean {
  return error === SUBSCRIPTION_GONE || error === SUBSCRIPTION_ENDED;
}
