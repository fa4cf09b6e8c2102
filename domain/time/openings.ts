import type { Calendar } from './calendar.ts';
import { Hours } from './hours.ts';
import { forEachOpenSpan, type Visit } from './open-spans.ts';
import { UnionHours } from './union-hours.ts';
import type { ZonePiece } from './zone-pieces.ts';

/** When a calendar is open, by hours of its own or by those of others. */
export type Openings = Hours | UnionHours;

/** Throws `CalendarError` with all problems, and `ZoneDataError`. */
export function openingsOf(calendar: Calendar): Openings {
  return calendar.anyOf ? new UnionHours(calendar, calendar.anyOf) : new Hours(calendar);
}

/** Visits each span in which a calendar is open in these pieces of its zone, in time order. */
export function forEachOpening(
  openings: Openings,
  pieces: readonly ZonePiece[],
  visit: Visit,
): void {
  if (openings instanceof UnionHours) openings.forEachSpan(pieces, visit);
  else forEachOpenSpan(openings, pieces, visit);
}
