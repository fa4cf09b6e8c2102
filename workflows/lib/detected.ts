import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { Instant } from '../../domain/time/instant.ts';

/**
 * Adds to events the instant at which somebody reported them, from which the lag of their alerts is
 * measured. What fell due by itself has none: its lag is measured from its deadline, however late
 * it was noticed.
 *
 * @param reportedAt when somebody reported these events; null where nobody did
 * @param missedSince the next deadline that was to be recorded, if it has passed; else null
 */
export function detected<E extends { readonly at: Instant; readonly actor: string }>(
  events: readonly E[],
  reportedAt: Instant | null,
  missedSince: Instant | null,
): readonly (E & { readonly detectedAt: Instant | null })[] {
  return events.map((event) => {
    const isMissed = missedSince !== null && event.actor === SYSTEM && event.at >= missedSince;
    return { ...event, detectedAt: isMissed ? null : reportedAt };
  });
}
