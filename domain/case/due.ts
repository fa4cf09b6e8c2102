import type { Instant } from '../time/instant.ts';

/** Something that happens by itself when its instant has come, unless an act comes first. */
export interface Due {
  readonly at: Instant;
  /** What it is, for whoever reads the timer. */
  readonly summary: string;
  readonly happen: () => void;
}

/** The earliest; of those at one instant the first in the list. Null where there is none. */
export function earliest(dues: readonly (Due | null)[]): Due | null {
  return dues.reduce((a, b) => (a === null || (b !== null && b.at < a.at) ? b : a), null);
}
