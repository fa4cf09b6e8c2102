import type { Hours } from './hours.ts';
import type { Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import { dateOfLocal } from './local-date.ts';
import { DAY } from './units.ts';
import type { ZonePiece } from './zone-pieces.ts';

/** Takes a half-open span of UTC that one interval of one local date keeps open. */
type Visit = (from: Instant, to: Instant, date: LocalDate) => void;

/**
 * Visits where the hours are open in these pieces of their zone, in the order of time. Wall time
 * runs like UTC within a piece, so cutting each interval to each piece makes every transition
 * right: a skipped hour lies in no piece and counts not at all, a repeated one lies in two and
 * counts twice, a date that the zone skipped appears nowhere.
 *
 * Nothing is allocated here: compiling a calendar is mostly this.
 */
export function forEachOpenSpan(hours: Hours, pieces: readonly ZonePiece[], visit: Visit): void {
  for (const piece of pieces) {
    const last = dateOfLocal(piece.to - 1 + piece.offset);
    for (let date = dateOfLocal(piece.from + piece.offset); date <= last; date += 1) {
      visitDate(hours, date, piece, visit);
    }
  }
}

function visitDate(hours: Hours, date: LocalDate, piece: ZonePiece, visit: Visit): void {
  const midnight = date * DAY - piece.offset;
  for (const interval of hours.on(date)) {
    const from = Math.max(midnight + interval.from, piece.from);
    const to = Math.min(midnight + interval.to, piece.to);
    if (from < to) visit(from, to, date);
  }
}
