import type { Instant } from './instant.ts';

/** How a stretch of time affects a clock: it counts, is closed as usual, or is closed for a holiday. */
export interface Stretch {
  readonly kind: 'counted' | 'closed' | 'holiday';
  /** The name of a holiday, if the calendar has it. */
  readonly name?: string;
}

/** A half-open stretch of a clock's span. */
export interface TimeSegment extends Stretch {
  readonly from: Instant;
  readonly to: Instant;
}
