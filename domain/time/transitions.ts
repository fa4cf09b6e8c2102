import type { Instant } from './instant.ts';
import type { Zone } from './zone.ts';
import { piecesBetween } from './zone-pieces.ts';

/** An instant at which a zone's clocks jump; offsets are milliseconds ahead of UTC. */
export interface Transition {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** The transitions of a zone after `from` and before `to`, in order. */
export function transitionsBetween(zone: Zone, from: Instant, to: Instant): readonly Transition[] {
  const pieces = piecesBetween(zone, from, to);
  return pieces.slice(1).map(({ from: at, offset: after }, index) => {
    return { at, before: pieces[index]!.offset, after };
  });
}
