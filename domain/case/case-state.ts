import type { Wording } from '../../catalogue/schema/source.ts';
import type { Audience, FieldValues, Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Target } from '../time/target.ts';
import type { CaseChanges, Outcome } from './act.ts';
import type { Coverage, Metric, NonResponseStep, Source } from './commitment.ts';
import type { NextEvent } from './next-event.ts';
import type { ReasonedPause, ScheduledWarning } from './schedule.ts';

export const CASE_STATUSES = [
  'open',
  'in_progress',
  'waiting_on_customer',
  'waiting',
  'closed',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled' | 'none';

export interface Clock {
  readonly metric: Metric;
  /** `team`: an internal agreement, of which the customer is told nothing. */
  readonly audience: Audience;
  /** The rule of its commitment, such as `technical-b`. */
  readonly rule: string;
  /** Null if nothing is promised and so nothing is timed. */
  readonly target: Target | null;
  readonly calendar: string | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly source: Source;
  /** 1, 2, 3, … within this metric; part of every alert's identity. */
  readonly cycle: number;
  readonly state: ClockState;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly warnings: readonly (ScheduledWarning & { readonly sent: boolean })[];
  /** Those that are over, in order and without overlaps. */
  readonly pauses: readonly ReasonedPause[];
  /** When the current pause began; null if the clock is not paused. */
  readonly pausedSince: Instant | null;
  /** The waits that pause the clock now, `customer` or a kind, in the order in which they began. */
  readonly pausedFor: readonly string[];
  readonly escalations: readonly {
    readonly level: number;
    readonly name: string;
    /** 1, 2, 3, …: how many times the level has then been reached; more than 1 once the breach is known. */
    readonly number: number;
    /** When the level was or will be reached; null if it is not expected as the clock stands. */
    readonly at: Instant | null;
    readonly reachedAt: Instant | null;
  }[];
  /** Who acknowledged the breach, after which no further level is reached; null if nobody has. */
  readonly acknowledged: { readonly at: Instant; readonly by: string } | null;
}

/** A clock that is promised and has not started yet. */
export type PendingClock = Pick<
  Clock,
  'metric' | 'audience' | 'rule' | 'target' | 'calendar' | 'source' | 'cycle'
>;

/** A wait for the customer. */
export interface NonResponse {
  /** The id of the latest act that asked the customer. */
  readonly request: string;
  readonly askedAt: Instant;
  /** When the current step began. */
  readonly since: Instant;
  readonly severity: Severity;
  /** The reminders of the current step, including those already sent. */
  readonly reminders: readonly {
    /** The key of the reminder's event. */
    readonly key: string;
    readonly at: Instant;
  }[];
  /** Null once the case is flagged, or if non-response has no consequence. */
  readonly dueAt: Instant | null;
  readonly dueAtLocal: string | null;
  readonly step: NonResponseStep['step'] | null;
  readonly flagged: boolean;
  readonly source: Source | null;
}

/** A wait for another than the customer. */
export interface OtherWait {
  readonly kind: string;
  /** Whom or what is waited for, as the object of "waiting for", by language. */
  readonly name: Wording;
  readonly since: Instant;
  /** Who began it. */
  readonly by: string;
  /** The metrics whose clocks stand still meanwhile. */
  readonly pauses: readonly string[];
  /** All of its reminders, including those already sent. */
  readonly reminders: readonly {
    /** The key of the reminder's event. */
    readonly key: string;
    readonly number: number;
    readonly at: Instant;
  }[];
  readonly source: Source;
}

export interface Closure {
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly by: string;
  readonly chargeCredit: boolean | null;
  readonly note: string | null;
  readonly reopenableUntil: Instant;
}

/** `missing`: the credit was returned and none was left to take again, so the case continues without. */
export const CREDIT_STATUSES = ['reserved', 'charged', 'returned', 'missing'] as const;

/** The credit of a case, as last moved in its pack. */
export interface CaseCredit {
  readonly pack: string;
  readonly status: (typeof CREDIT_STATUSES)[number];
  /** When the credit got this status. */
  readonly at: Instant;
  /** The pack has expired, so a returned credit is lost, and a charged one cannot be returned. */
  readonly expired: boolean;
}

/** The fields of a case that were changed since it was opened. */
export type Changed = Omit<CaseChanges, 'fields'> & {
  readonly businessImpact?: string;
  /** All of the offering's own fields that have a value, not only those that were changed. */
  readonly fields?: FieldValues;
};

/**
 * The state of a case at an instant: a pure function of its file, its acts and that instant, except
 * for its credit and for warnings that were sent before a late act removed them.
 */
export interface CaseState {
  readonly status: CaseStatus;
  readonly severity: Severity;
  readonly coverage: Coverage;
  readonly clocks: readonly Clock[];
  /** The clocks that start when support first speaks. */
  readonly pending: readonly PendingClock[];
  /** Whether anything that is promised to the customer was breached. */
  readonly breached: boolean;
  /** The nearest deadline of a running clock that is promised to the customer. */
  readonly nextDueAt: Instant | null;
  /** Null if nothing more happens by itself; the end of the time to reopen a closed case does not count. */
  readonly next: NextEvent | null;
  readonly closure: Closure | null;
  /** Null if support is not waiting for the customer. */
  readonly nonResponse: NonResponse | null;
  /** Null if support is not waiting for another than the customer. */
  readonly wait: OtherWait | null;
  /** `customer`, or else the kind of the wait; null if nobody is waited for. */
  readonly waitingFor: string | null;
  /** The fields changed since the case was opened. */
  readonly changes: Changed;
  /** Null if the case uses no credit or has none yet. */
  readonly credit: CaseCredit | null;
  /** Cases that were split from this one. */
  readonly children: readonly string[];
}
