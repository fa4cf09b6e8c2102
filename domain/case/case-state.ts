import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Target } from '../time/target.ts';
import type { CaseChanges, Outcome } from './act.ts';
import type { Coverage, Metric, NonResponseStep, Source } from './commitment.ts';
import type { Pause, ScheduledWarning } from './schedule.ts';

export const CASE_STATUSES = ['open', 'in_progress', 'waiting_on_customer', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled' | 'none';

export interface Clock {
  readonly metric: Metric;
  /** As in its commitment. */
  readonly rule: string;
  /** Null: nothing is promised, and nothing timed. */
  readonly target: Target | null;
  readonly calendar: string | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly source: Source;
  /** 1, 2, 3, … of this metric; part of every alert's identity. */
  readonly cycle: number;
  readonly state: ClockState;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly warnings: readonly (ScheduledWarning & { readonly sent: boolean })[];
  readonly pauses: readonly Pause[];
  /** Since when it is paused, null where it is not. */
  readonly pausedSince: Instant | null;
  readonly escalations: readonly {
    readonly level: number;
    readonly name: string;
    /** Null where it was not reached and will not be, unless the clock is breached. */
    readonly at: Instant | null;
    readonly reachedAt: Instant | null;
  }[];
  /** Who has acknowledged the breach, null where nobody has: no further level is reached. */
  readonly acknowledged: { readonly at: Instant; readonly by: string } | null;
}

/** Support waits for the customer. */
export interface NonResponse {
  /** The act that asked last. */
  readonly request: string;
  readonly askedAt: Instant;
  /** When the step began that is timed now. */
  readonly since: Instant;
  readonly severity: Severity;
  /** Of the step that is timed now, those that were sent too. */
  readonly reminders: readonly {
    /** Of the event that tells of it. */
    readonly key: string;
    readonly at: Instant;
  }[];
  /** Null once the case is flagged, or where silence has no consequence. */
  readonly dueAt: Instant | null;
  readonly dueAtLocal: string | null;
  readonly step: NonResponseStep['step'] | null;
  readonly flagged: boolean;
  readonly source: Source | null;
}

export interface Closure {
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly by: string;
  readonly chargeCredit: boolean | null;
  readonly note: string | null;
  readonly reopenableUntil: Instant;
}

/** `missing`: the case goes on without one, as it came back and none was left to take again. */
export const CREDIT_STATUSES = ['reserved', 'charged', 'returned', 'missing'] as const;

/** The credit of a case, as its pack has moved it. */
export interface CaseCredit {
  readonly pack: string;
  readonly status: (typeof CREDIT_STATUSES)[number];
  /** Since when. */
  readonly at: Instant;
  /** Its pack has expired: what came back is gone, and what is charged cannot come back. */
  readonly expired: boolean;
}

/** What of a case is not any more as it was opened. */
export type Changed = CaseChanges & { readonly businessImpact?: string };

/** Where a case stands at an instant: a pure function of its file, its acts and that instant. */
export interface CaseState {
  readonly status: CaseStatus;
  readonly severity: Severity;
  readonly coverage: Coverage;
  readonly clocks: readonly Clock[];
  readonly breached: boolean;
  /** The nearest deadline of a running clock. */
  readonly nextDueAt: Instant | null;
  readonly closure: Closure | null;
  /** Null where nobody waits for the customer. */
  readonly nonResponse: NonResponse | null;
  /** What was changed since the opening. */
  readonly changes: Changed;
  /** Null where the case uses none, or has none yet. */
  readonly credit: CaseCredit | null;
  /** Cases that were split from this one. */
  readonly children: readonly string[];
}
