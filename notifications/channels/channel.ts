import type { AttemptOutcome } from '../../ledger/types/deliveries.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { sanitizeError } from './sanitize-error.ts';

/** One alert to be sent to one receiver. */
export interface Outgoing {
  /** The same at every attempt. */
  readonly id: string;
  readonly to: Pick<Subscription, 'type' | 'target' | 'secret' | 'previousSecret'>;
  /** As formatted for the channel. */
  readonly body: string;
}

/** Sends one alert once, and returns the outcome. Never throws for what a receiver does. */
export type Channel = (outgoing: Outgoing) => Promise<AttemptOutcome>;

/**
 * The outcome of an attempt that got no answer.
 * @param secrets to be removed from the error, as others may have put them there
 */
export function notSent(
  at: number,
  error: string,
  secrets: readonly string[] = [],
): AttemptOutcome {
  return { at, delivered: false, status: null, error: sanitizeError(error, secrets) };
}
