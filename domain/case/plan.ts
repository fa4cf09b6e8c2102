import type { Instant } from '../time/instant.ts';

/** A stretch of time, half open, that a clock does not count. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** A threshold with its instant. */
export interface PlannedWarning {
  /** Null where it is a time before the deadline. */
  readonly percent: number | null;
  /** In the clock's own time; absent where it is a percentage. */
  readonly beforeMinutes?: number;
  readonly at: Instant;
}

/** The instants of a clock, or of the customer's silence, as a planner computes them. */
export interface Plan {
  /** Null where nothing is promised. */
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly warnings: readonly PlannedWarning[];
  readonly escalations: readonly { readonly level: number; readonly at: Instant }[];
}

/** Plans by what they are the plan of (`planKey`). */
export type PlanTable = Readonly<Record<string, Plan>>;
