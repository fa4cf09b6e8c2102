import type { Subscription } from '../ledger/types/subscriptions.ts';

/** Whether a subscription is active and matches events of a type. */
export function matchesEvent(
  subscription: Pick<Subscription, 'events' | 'paused' | 'endedAt'>,
  type: string,
): boolean {
  return isActive(subscription) && subscription.events.some((pattern) => covers(pattern, type));
}

function isActive({ paused, endedAt }: Pick<Subscription, 'paused' | 'endedAt'>): boolean {
  return !paused && endedAt === null;
}

/** Whether a pattern (a type, a prefix with `.*`, or `*`) covers a type. */
function covers(pattern: string, type: string): boolean {
  if (pattern === '*' || pattern === type) return true;
  return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}
