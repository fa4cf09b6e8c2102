import type { Instant } from '../time/instant.ts';

/** A stretch of time, half open, that a clock does not count. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** A threshold with its instant. */
export interface ScheduledWarning {
  /** Null where it is a time before the deadline. */
  readonly percent: number | null;
  /** In the clock's own time; null where it is a percentage. */
  readonly beforeMinutes: number | null;
  readonly at: Instant;
}

/** The instants of a clock, or of the wait for a customer, as a scheduler computes them. */
export interface Schedule {
  /** Null where nothing is promised. */
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly warnings: readonly ScheduledWarning[];
  readonly escalations: readonly { readonly level: number; readonly at: Instant }[];
}

/** Schedules by what they are the schedule of (`scheduleKey`). */
export type ScheduleTable = Readonly<Record<string, Schedule>>;
