import type { Instant } from './instant.ts';
import { DAY } from './units.ts';
import type { Zone } from './zone.ts';
import { piecesBetween } from './zone-pieces.ts';

/**
 * The instant at which the clocks of a zone show a wall time, given as local milliseconds
 * (`date * DAY` plus the time of day). A skipped wall time becomes the transition that skips it;
 * a repeated one is the first of the two: our own explicit rule (docs/semantics.md, "Wall times"), because libraries
 * resolve these cases differently.
 */
export function instantOfWallTime(localMs: number, zone: Zone): Instant {
  // Every zone is less than a day away from UTC.
  const pieces = piecesBetween(zone, localMs - DAY, localMs + DAY);
  const shown = pieces.find(
    ({ from, to, offset }) => from + offset <= localMs && localMs < to + offset,
  );
  if (shown) return localMs - shown.offset;
  const after = pieces.find(({ from, offset }) => localMs < from + offset);
  // A wall time that no piece shows was skipped between two of them.
  return after!.from;
}
