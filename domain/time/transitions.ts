import type { Instant } from './instant.ts';
import { piecesBetween } from './zone-pieces.ts';

/** An instant at which a zone's clocks jump; offsets are milliseconds ahead of UTC. */
export interface Transition {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** The transitions of a known zone after `from` and before `to`, in order. */
export function transitionsBetween(
  zone: string,
  from: Instant,
  to: Instant,
): readonly Transition[] {
  const pieces = piecesBetween(zone, from, to);
  return pieces.slice(1).flatMap((piece, index) => {
    const before = pieces[index]!.offset;
    // Two pieces with the same offset may meet at the end of a year.
    return before === piece.offset ? [] : [{ at: piece.from, before, after: piece.offset }];
  });
}
