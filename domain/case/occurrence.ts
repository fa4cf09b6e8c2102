import type { Instant } from '../time/instant.ts';
import type { CaseEvent } from './types.ts';

/** Who acts when a deadline does. What the system does by itself never answers a customer. */
export const SYSTEM = 'system';

/** Something that is true of a case: an event without the number it gets when it is recorded. */
export type Occurrence = Omit<CaseEvent, 'seq'>;

/** An occurrence and what puts it in order among others of the same instant. */
export interface Placed {
  readonly occurrence: Occurrence;
  /** Acts by arrival (0, 1, 2, …), each followed by what it causes; deadlines come after all acts. */
  readonly rank: number;
}

/** The rank of deadlines: an act at the very instant of a deadline precedes it. */
export const DEADLINE_RANK = Number.MAX_SAFE_INTEGER;

export function inOrder(placed: readonly Placed[]): readonly Occurrence[] {
  return placed
    .toSorted((a, b) => a.occurrence.at - b.occurrence.at || a.rank - b.rank)
    .map((one) => one.occurrence);
}

/** The part of an alert's identity that says which threshold of which clock: once per cycle. */
export function clockKey(metric: string, cycle: number, threshold: string | number): string {
  return `${metric}:${cycle}:${threshold}`;
}

/** Recorded but alerted to nobody, as it fell due before somebody wanted to be told. */
export function isQuiet(at: Instant, quietBefore: Instant): boolean {
  return at < quietBefore;
}
