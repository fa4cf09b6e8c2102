import type { Instant } from '../time/instant.ts';
import { calendarNotes, type CalendarNote } from './calendar-note.ts';
import type { LocalCalendar } from './calendar.ts';

/**
 * What people should know of a count on a calendar between two instants, in either order: each kind
 * of note by the first year (UTC) that has one. Empty where every year is known.
 */
export function notesBetween(
  local: LocalCalendar,
  one: Instant,
  other: Instant,
): readonly CalendarNote[] {
  const notes = new Map<CalendarNote['code'], CalendarNote>();
  const last = new Date(Math.max(one, other)).getUTCFullYear();
  for (let year = new Date(Math.min(one, other)).getUTCFullYear(); year <= last; year += 1) {
    for (const note of calendarNotes(local, Date.UTC(year, 0))) {
      if (!notes.has(note.code)) notes.set(note.code, note);
    }
  }
  return [...notes.values()];
}
