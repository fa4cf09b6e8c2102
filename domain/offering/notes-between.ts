import type { Instant } from '../time/instant.ts';
import { holidayNote, type CalendarNote, type LocalCalendar } from './calendar.ts';

/**
 * What people should know of a count on a calendar between two instants, in either order: the note
 * of the first year (UTC) that has one. Empty where every year is known.
 */
export function notesBetween(
  local: LocalCalendar,
  one: Instant,
  other: Instant,
): readonly CalendarNote[] {
  const last = new Date(Math.max(one, other)).getUTCFullYear();
  for (let year = new Date(Math.min(one, other)).getUTCFullYear(); year <= last; year += 1) {
    const note = holidayNote(local, Date.UTC(year, 0));
    if (note) return [note];
  }
  return [];
}
