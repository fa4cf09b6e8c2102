import type { Instant } from '../time/instant.ts';
import { notesOfYear, type CalendarNote } from './calendar-note.ts';
import type { LocalCalendar } from './calendar.ts';

/**
 * What readers should know about counting on a calendar between two instants, in either order. Each
 * kind of note appears once for each place, for the first year (UTC) that has it. Empty if every year
 * is known.
 */
export function notesBetween(
  local: LocalCalendar,
  first: Instant,
  second: Instant,
): readonly CalendarNote[] {
  const notes = new Map<string, CalendarNote>();
  const last = new Date(Math.max(first, second)).getUTCFullYear();
  for (let year = new Date(Math.min(first, second)).getUTCFullYear(); year <= last; year += 1) {
    for (const [subject, note] of notesOfYear(local, year)) {
      if (!notes.has(subject)) notes.set(subject, note);
    }
  }
  return [...notes.values()];
}
