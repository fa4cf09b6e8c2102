import type { Instant } from '../time/instant.ts';
import type { CaseEvent, PlannedWarning } from './types.ts';

/** Who acts when a deadline does. What the system does by itself never answers a customer. */
export const SYSTEM = 'system';

/** Something that is true of a case: an event without the number it gets when it is recorded. */
export type Occurrence = Omit<CaseEvent, 'seq'>;

/** Takes what happens, in order; whether it is quiet is decided by its instant. */
export type Record = (occurrence: Omit<Occurrence, 'quiet'>) => void;

/** The part of an alert's identity that says which threshold of which clock: once per cycle. */
export function clockKey(metric: string, cycle: number, threshold: string | number): string {
  return `${metric}:${cycle}:${threshold}`;
}

/** Recorded but alerted to nobody, as it fell due before somebody wanted to be told. */
export function isQuiet(at: Instant, quietBefore: Instant): boolean {
  return at < quietBefore;
}

/** Of a warning's identity, what is not the clock's. */
export function thresholdOf({ percent, beforeMinutes }: PlannedWarning): string {
  return percent === null ? `before-${beforeMinutes}` : String(percent);
}
