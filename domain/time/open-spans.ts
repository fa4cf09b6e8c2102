import type { Hours } from './hours.ts';
import type { Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import { dateOfLocal } from './local-date.ts';
import { DAY } from './units.ts';
import type { ZonePiece } from './zone-pieces.ts';

/** A half-open span of UTC that one interval of one local date keeps open. */
export interface OpenSpan {
  readonly date: LocalDate;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Where the hours are open in these pieces of their zone, in the order of time. Wall time runs
 * like UTC within a piece, so cutting each interval to each piece makes every transition right:
 * a skipped hour lies in no piece and counts not at all, a repeated one lies in two and counts
 * twice, a date that the zone skipped appears nowhere.
 */
export function openSpans(hours: Hours, pieces: readonly ZonePiece[]): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  for (const piece of pieces) {
    const last = dateOfLocal(piece.to - 1 + piece.offset);
    for (let date = dateOfLocal(piece.from + piece.offset); date <= last; date += 1) {
      addSpans(spans, hours, date, piece);
    }
  }
  return spans;
}

function addSpans(spans: OpenSpan[], hours: Hours, date: LocalDate, piece: ZonePiece): void {
  const midnight = date * DAY - piece.offset;
  for (const interval of hours.on(date)) {
    const from = Math.max(midnight + interval.from, piece.from);
    const to = Math.min(midnight + interval.to, piece.to);
    if (from < to) spans.push({ date, from, to });
  }
}
