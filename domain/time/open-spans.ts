import type { Hours } from './hours.ts';
import type { Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import { dateOfLocal } from './local-date.ts';
import { DAY } from './units.ts';
import type { ZonePiece } from './zone-pieces.ts';

/** Receives a half-open span of UTC that an interval of a local date keeps open. */
export type Visit = (from: Instant, to: Instant, date: LocalDate) => void;

/**
 * Visits each span in which the hours are open in these pieces of their zone, in time order. Wall
 * time runs like UTC within a piece, so cutting each interval to each piece handles every
 * transition: a skipped hour lies in no piece and does not count, a repeated hour lies in two and
 * counts twice, and a date that the zone skipped does not appear.
 *
 * Allocates nothing, because most of the time spent compiling a calendar is spent here.
 */
export function forEachOpenSpan(hours: Hours, pieces: readonly ZonePiece[], visit: Visit): void {
  for (const piece of pieces) {
    const last = dateOfLocal(piece.to - 1 + piece.offset);
    for (let date = firstDateIn(piece, hours); date <= last; date += 1) {
      visitDate(hours, date, piece, visit);
    }
  }
}

/** The first date whose hours may lie in a piece: shifts over midnight reach into the next date. */
export function firstDateIn({ from, offset }: ZonePiece, { isOvernight }: Hours): LocalDate {
  return dateOfLocal(from + offset) - (isOvernight ? 1 : 0);
}

function visitDate(hours: Hours, date: LocalDate, piece: ZonePiece, visit: Visit): void {
  const midnight = date * DAY - piece.offset;
  for (const interval of hours.on(date)) {
    const from = Math.max(midnight + interval.from, piece.from);
    const to = Math.min(midnight + interval.to, piece.to);
    if (from < to) visit(from, to, date);
  }
}
