import type { Instant } from './instant.ts';
import { headLength } from './partition.ts';
import { yearStart } from './range.ts';
import type { Zone } from './zone.ts';

/** A half-open span of UTC in which a zone's offset (milliseconds ahead of UTC) stays the same. */
export interface ZonePiece {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** The pieces of a zone over a UTC year, in order and without gaps. */
export function piecesOfYear(zone: Zone, year: number): readonly ZonePiece[] {
  return piecesBetween(zone, yearStart(year), yearStart(year + 1));
}

/** The pieces of a zone, cut to two instants; none if `from` is not before `to`. */
export function piecesBetween(
  { turns, offsets }: Zone,
  from: Instant,
  to: Instant,
): readonly ZonePiece[] {
  const pieces: ZonePiece[] = [];
  let index = headLength(turns, (turn) => turn <= from);
  for (let begin = from; begin < to; index += 1) {
    const end = Math.min(turns[index] ?? to, to);
    pieces.push({ from: begin, to: end, offset: offsets[index]! });
    begin = end;
  }
  return pieces;
}
