import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import { DAY } from '../time/units.ts';
import type { WallHours } from '../time/wall-hours.ts';
import type { Zone } from '../time/zone.ts';
import { piecesBetween, type ZonePiece } from '../time/zone-pieces.ts';

/** The hours of a date, and the spans of UTC that they cover. */
export interface Opening {
  readonly date: LocalDate;
  readonly hours: WallHours;
  /** In order and not touching; several, or of another length than the hours, if clocks jump within them. */
  readonly spans: readonly { readonly from: Instant; readonly to: Instant }[];
  /** Whether wall time describes the opening fully: clocks do not jump within it or show its ends twice. */
  readonly isPlain: boolean;
}

/** The opening that the hours of a date give in a zone. */
export function openingOn(date: LocalDate, hours: WallHours, zone: Zone): Opening {
  const midnight = date * DAY;
  // Every zone is less than a day away from UTC.
  const pieces = piecesBetween(zone, midnight - DAY, midnight + 3 * DAY);
  const spans = spansIn(pieces, midnight + hours.from, midnight + hours.to);
  const [first] = spans;
  const isWhole = spans.length === 1 && first!.to - first!.from === hours.to - hours.from;
  const ends = [midnight + hours.from, midnight + hours.to];
  return {
    date,
    hours,
    spans,
    isPlain: isWhole && ends.every((each) => isShownOnce(each, pieces)),
  };
}

function spansIn(pieces: readonly ZonePiece[], fromLocal: number, toLocal: number) {
  const spans: { from: Instant; to: Instant }[] = [];
  for (const piece of pieces) {
    const from = Math.max(fromLocal - piece.offset, piece.from);
    const to = Math.min(toLocal - piece.offset, piece.to);
    const last = spans.at(-1);
    if (from >= to) continue;
    if (last?.to === from) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

function isShownOnce(localMs: number, pieces: readonly ZonePiece[]): boolean {
  const shows = ({ from, to, offset }: ZonePiece) =>
    from + offset <= localMs && localMs < to + offset;
  return pieces.filter(shows).length === 1;
}
