import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { Instant } from '../../domain/time/instant.ts';

/**
 * Events with the instant at which somebody reported them, from which the lag of their alerts counts.
 * What fell due by itself has none: it counts from its deadline, however late somebody looked.
 *
 * @param reportedAt when somebody reported what they tell of; null where nobody did
 * @param overdueSince the deadline that was to be recorded next, where it has passed; else null
 */
export function detected<E extends { readonly at: Instant; readonly actor: string }>(
  events: readonly E[],
  reportedAt: Instant | null,
  overdueSince: Instant | null,
): readonly (E & { readonly detectedAt: Instant | null })[] {
  return events.map((event) => {
    const isOverdue = overdueSince !== null && event.actor === SYSTEM && event.at >= overdueSince;
    return { ...event, detectedAt: isOverdue ? null : reportedAt };
  });
}
