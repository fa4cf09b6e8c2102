import type { Instant } from '../time/instant.ts';

/** A half-open stretch of time that a clock does not count. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** A pause with the reason for which time stood still: a wait, by its kind, or a closed case. */
export interface ReasonedPause extends Pause {
  readonly reason: string;
}

/** A warning threshold with its instant. */
export interface ScheduledWarning {
  /** Null if the threshold is a time before the deadline. */
  readonly percent: number | null;
  /** In the clock's own time; null if the threshold is a percentage. */
  readonly beforeMinutes: number | null;
  readonly at: Instant;
}

/** The instants of a clock or of a wait for the customer, as computed by a scheduler. */
export interface Schedule {
  /** Null if nothing is promised or the deadline would lie beyond the supported years. */
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly warnings: readonly ScheduledWarning[];
  /** In the order in which they are reached; the last level as often as it is repeated. */
  readonly escalations: readonly { readonly level: number; readonly at: Instant }[];
}

/** Schedules by key, as `scheduleKey` makes it. */
export type ScheduleTable = Readonly<Record<string, Schedule>>;
