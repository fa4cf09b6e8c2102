import type { Instant } from './instant.ts';
import { DAY } from './units.ts';
import { piecesBetween } from './zone-pieces.ts';

/**
 * The instant at which a known zone's clocks show a wall time, given as local milliseconds
 * (`date * DAY` plus the time of day). A wall time that is skipped is the transition that skips
 * it; one that is repeated is the first of the two (docs/semantics.md, "Wall times"): our own
 * explicit rule, since libraries resolve these by whatever is handy.
 */
export function instantOfWallTime(localMs: number, zone: string): Instant {
  // No zone is a day or more away from UTC.
  const pieces = piecesBetween(zone, localMs - DAY, localMs + DAY);
  const shown = pieces.find(
    ({ from, to, offset }) => from + offset <= localMs && localMs < to + offset,
  );
  if (shown) return localMs - shown.offset;
  const after = pieces.find(({ from, offset }) => localMs < from + offset);
  // A wall time that no piece shows lies between two of them.
  return after!.from;
}
