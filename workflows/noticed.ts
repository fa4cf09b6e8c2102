import { SYSTEM } from '../domain/case/occurrence.ts';
import type { Instant } from '../domain/time/instant.ts';

/**
 * Events with the instant at which they became known, from which the lag of their alerts counts. What
 * fell due by itself has none: it counts from its deadline, however late somebody looked.
 *
 * @param known when somebody reported what they tell of; null where nobody did
 * @param overdueSince the deadline that was to be recorded next, where it has passed; else null
 */
export function noticed<E extends { readonly at: Instant; readonly actor: string }>(
  events: readonly E[],
  known: Instant | null,
  overdueSince: Instant | null,
): readonly (E & { readonly knownAt?: Instant })[] {
  if (known === null) return events;
  return events.map((event) => {
    const isOverdue = overdueSince !== null && event.actor === SYSTEM && event.at >= overdueSince;
    return isOverdue ? event : { ...event, knownAt: known };
  });
}
