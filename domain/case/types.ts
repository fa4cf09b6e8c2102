import {
  CATEGORIES,
  CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  SEVERITIES,
  type Category,
  type Severity,
} from '../../policies/vocabulary.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Target } from '../time/target.ts';

export {
  CATEGORIES,
  CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  SEVERITIES,
  type Severity,
};

export const OUTCOMES = ['solved', 'unresolved', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const CASE_STATUSES = ['open', 'in_progress', 'waiting_on_customer', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Where a rule comes from: a document of `policies/documents.yaml` and its section. */
export interface Source {
  readonly document: string;
  readonly section: string;
  /** Other documents that say the same. */
  readonly also?: readonly { readonly document: string; readonly section: string }[] | undefined;
  /** Set where the documents are silent or disagree: what was chosen and why. */
  readonly chosen?: string | undefined;
}

/** What the caller asked for, with every default filled in; absent optional values are null. */
export interface CaseRequest {
  readonly offering: string;
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
  /** BCP 47. */
  readonly language: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly title: string;
  readonly businessImpact: string | null;
  readonly resourcesCommitted: boolean;
  readonly requesterRole: (typeof REQUESTER_ROLES)[number];
  readonly contact: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly of: (typeof PARTIES)[number];
  } | null;
  readonly roundTheClock: boolean;
  /** `auto`, `single`, or a pack's id. */
  readonly pack: string;
  readonly proofOfEntitlement: {
    readonly kind: (typeof ENTITLEMENT_KINDS)[number];
    readonly id: string;
  } | null;
  readonly subscriptionOwner: (typeof PARTIES)[number];
  readonly scope: (typeof SCOPES)[number] | null;
  readonly reference: string | null;
}

/** What of an account a case needs for its whole life, copied at the opening. */
export interface CaseAccount {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** IANA zone: local times of this case are shown in it. */
  readonly timeZone: string;
}

/** When somebody works on the case: all the time, or while a calendar is open. */
export interface Coverage {
  readonly kind: '24x7' | 'business-hours';
  /** A key of `CaseFile.calendars`; null under 24x7. */
  readonly calendar: string | null;
}

/** In which language the customer is served, and when; it decides no clock. */
export interface LanguageCoverage extends Coverage {
  /** BCP 47: the language asked for, or the one that is served in its place. */
  readonly language: string;
  /** Whether an interpreter may join. */
  readonly interpreter: boolean;
  readonly note: string | null;
  readonly source: Source;
}

/** When requests come in by the channel of the case. */
export interface ChannelCoverage extends Coverage {
  readonly channel: (typeof CHANNELS)[number];
  /** Those for the account's region; null for a channel other than the phone. */
  readonly phoneNumbers: readonly string[] | null;
  readonly note: string | null;
  readonly source: Source;
}

/** The first-response promise for one severity; `target` null is "no commitment". */
export interface Commitment {
  /** The offering's row: `technical-b`. Absent from files of before there were such ids. */
  readonly rule?: string;
  readonly target: Target | null;
  /** The calendar that the target is counted on; null counts elapsed time. */
  readonly calendar: string | null;
  readonly coverage: Coverage;
  /** Thresholds at which a warning goes out, in percent of the target in the clock's own time. */
  readonly warnings: readonly number[];
  readonly source: Source;
}

/** A calendar as it was when the case opened: an edit of `policies/` changes no running case. */
export interface PinnedCalendar extends Calendar {
  readonly id: string;
  readonly version: number;
}

/** One clock's instants, computed outside of the workflow. `target` null: nothing is timed. */
export interface ClockPlan {
  readonly metric: 'first_response';
  /** As in its commitment. */
  readonly rule?: string;
  readonly target: Target | null;
  readonly calendar: string | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  /** `dueAt` in the account's zone with its offset, for people. */
  readonly dueAtLocal: string | null;
  readonly warnings: readonly { readonly percent: number; readonly at: Instant }[];
  readonly source: Source;
}

/** Everything that is fixed when a case opens: the workflow's input, kept by the ledger too. */
export interface CaseFile {
  readonly id: string;
  readonly account: CaseAccount;
  readonly request: CaseRequest;
  /** `21vianet@1`: the offering's version when the case arrived. */
  readonly policyVersion: string;
  /** The zone data that the plan was made with (`process.versions.tz`, e.g. `2025c`). */
  readonly zoneDataVersion: string;
  /** Of every severity that this case may have; a severity that is refused is absent. */
  readonly commitments: Readonly<Partial<Record<Severity, Commitment>>>;
  /** Null where the offering says nothing of it; absent from files of before it was kept. */
  readonly language?: LanguageCoverage | null;
  readonly channel?: ChannelCoverage | null;
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  readonly plan: readonly ClockPlan[];
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** What fell due before this instant is recorded and not alerted. */
  readonly quietBefore: Instant;
  /** How long after its close the case can be reopened, and late acts are taken. */
  readonly reopenWithinMs: number;
  /** What people should know of how the plan was made, such as that holidays are not known. */
  readonly notes: readonly {
    readonly code: string;
    readonly calendar?: string;
    readonly detail: string;
  }[];
}

/** What people did, in the order in which it arrived. */
export type Act =
  | {
      readonly id: string;
      readonly act: 'response';
      readonly at: Instant;
      readonly by: string;
      readonly note: string | null;
    }
  | {
      readonly id: string;
      readonly act: 'close';
      readonly at: Instant;
      readonly by: string;
      readonly outcome: Outcome;
      /** Null where the caller said nothing. */
      readonly chargeCredit: boolean | null;
      readonly note: string | null;
    };

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled' | 'none';

export interface Clock extends Omit<ClockPlan, 'warnings'> {
  /** Counts the reopenings; part of every alert's identity. */
  readonly cycle: number;
  readonly state: ClockState;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly warnings: readonly {
    readonly percent: number;
    readonly at: Instant;
    readonly sent: boolean;
  }[];
}

export interface Closure {
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly by: string;
  readonly chargeCredit: boolean | null;
  readonly note: string | null;
  readonly reopenableUntil: Instant;
}

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
}

export type CaseEventType =
  | 'case.opened'
  | 'case.sla.warning'
  | 'case.sla.breached'
  | 'case.sla.met'
  | 'case.sla.met_late'
  | 'case.sla.corrected'
  | 'case.responded'
  | 'case.closed';

/** One line of the timeline. */
export interface CaseEvent {
  /** 1, 2, 3, … in the order of recording. */
  readonly seq: number;
  /**
   * What happened, once and for all, e.g. `first_response:1:75`, `first_response:1:breached`,
   * `opened`, `act:ID`: the part of an alert's identity that is not the subscription.
   */
  readonly key: string;
  readonly type: CaseEventType;
  /** When it happened or was due, not when it was noticed. */
  readonly at: Instant;
  readonly actor: string;
  /** The metric of the clock it is about, if any. */
  readonly metric: string | null;
  /** Recorded but alerted to nobody: it fell due before `quietBefore`. */
  readonly quiet: boolean;
  /** A sentence for people, and whatever else the type carries. */
  readonly data: Readonly<Record<string, unknown>> & { readonly reason: string };
}
