import type { Calendar } from './calendar.ts';
import { Hours } from './hours.ts';
import { UnionHours } from './union-hours.ts';

/** When a calendar is open, by hours of its own or by those of others. */
export type Openings = Hours | UnionHours;

/** Throws `CalendarError` with all problems, and `ZoneDataError`. */
export function openingsOf(calendar: Calendar): Openings {
  return calendar.anyOf ? new UnionHours(calendar, calendar.anyOf) : new Hours(calendar);
}
