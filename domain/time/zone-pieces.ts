import { LRUCache } from 'lru-cache';
import type { Instant } from './instant.ts';
import { headLength, partitionPoint } from './partition.ts';
import { yearOf, yearStart } from './range.ts';
import { DAY } from './units.ts';
import { offsetAt } from './zone.ts';

/** A half-open span of UTC in which a zone's offset (milliseconds ahead of UTC) stays the same. */
export interface ZonePiece {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/**
 * The step of the search for transitions. Two that cancel each other within one step would be
 * missed, but the closest pair in any zone since 1900 is four days apart (Freetown, September 1939).
 */
const STEP = 3 * DAY;

/** A year takes some 400 bytes. A service that counts on thirty zones over ten years needs 300. */
const MAX_YEARS = 3_000;
const cache = new LRUCache<string, readonly ZonePiece[]>({ max: MAX_YEARS });

/** The pieces of a valid zone over a UTC year, in order and without gaps. */
export function piecesOfYear(zone: string, year: number): readonly ZonePiece[] {
  // Lower case, so that all spellings of a zone share an entry.
  const key = `${zone.toLowerCase()} ${year}`;
  const kept = cache.get(key);
  if (kept) return kept;
  const pieces = split(zone, yearStart(year), yearStart(year + 1));
  cache.set(key, pieces);
  return pieces;
}

/**
 * How far a valid zone is ahead of UTC at an instant, in milliseconds. The result is that of
 * `offsetAt`, but faster once the year is cached.
 */
export function offsetIn(zone: string, instant: Instant): number {
  const pieces = piecesOfYear(zone, yearOf(instant));
  return pieces[headLength(pieces, ({ from }) => from <= instant) - 1]!.offset;
}

/** The pieces of a valid zone, cut to two instants. Two with the same offset may meet at a year's end. */
export function piecesBetween(zone: string, from: Instant, to: Instant): readonly ZonePiece[] {
  const pieces: ZonePiece[] = [];
  for (let year = yearOf(from); yearStart(year) < to; year += 1) {
    for (const piece of piecesOfYear(zone, year)) {
      if (piece.to <= from || piece.from >= to) continue;
      pieces.push({
        from: Math.max(piece.from, from),
        to: Math.min(piece.to, to),
        offset: piece.offset,
      });
    }
  }
  return pieces;
}

function split(zone: string, from: Instant, to: Instant): readonly ZonePiece[] {
  const pieces: ZonePiece[] = [];
  let pieceFrom = from;
  let offset = offsetAt(from, zone);
  for (let probed = from; probed < to;) {
    const next = Math.min(probed + STEP, to - 1);
    if (offsetAt(next, zone) === offset) {
      probed = next === to - 1 ? to : next;
      continue;
    }
    // Search the rest of the step again, as it may contain a second transition.
    probed = transitionAfter(zone, probed, next, offset);
    pieces.push({ from: pieceFrom, to: probed, offset });
    pieceFrom = probed;
    offset = offsetAt(probed, zone);
  }
  pieces.push({ from: pieceFrom, to, offset });
  return pieces;
}

/** The first millisecond after `low` and up to `high` at which the offset differs. */
function transitionAfter(zone: string, low: Instant, high: Instant, offset: number): Instant {
  const steps = partitionPoint(high - low, (ms) => offsetAt(low + ms, zone) !== offset);
  return low + steps;
}
