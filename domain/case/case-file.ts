import type { FieldValues, RESOLUTION_ON_REOPENING } from '../../catalogue/schema/vocabulary.ts';
import type { Condition } from '../../catalogue/schema/condition.ts';
import type { Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { CaseRequest } from './case-request.ts';
import type { CreditTerms } from './credit.ts';
import type { KeptCalendars } from './kept-calendar.ts';
import type { MetricRule } from './metric.ts';
import type { ScheduleTable } from './schedule.ts';
import type { SeverityMatrix } from './severity-matrix.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WaitPolicy } from './wait-policy.ts';
import type {
  ChannelCoverage,
  CommitmentRow,
  LanguageCoverage,
  PinnedRule,
  NonResponsePolicy,
  SeverityLevel,
  SourceDocuments,
} from './commitment.ts';

/** The part of an account that a case needs for its whole life, copied when the case opens. */
export interface CaseAccount {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** IANA zone in which the case's local times are shown. */
  readonly timeZone: string;
  /** ISO 3166-2, null if none was named; like the next two, for the offering's rules. */
  readonly subdivision: string | null;
  readonly agreements: readonly string[];
  readonly partner: boolean;
  /** What else the account says, of what the case's offering asks. */
  readonly fields: FieldValues;
}

/** Everything that is fixed when a case opens. It is the workflow's input, and the ledger keeps it too. */
export interface CaseFile {
  readonly id: string;
  readonly account: CaseAccount;
  readonly request: CaseRequest;
  /** `21vianet@1`: the offering's version when the case arrived. */
  readonly policyVersion: string;
  /** The release of the zone data with which the deadlines are scheduled, e.g. `2026f`; those of its calendars too. */
  readonly zoneDataVersion: string;
  /**
   * The offering's table of promises, in its order, as far as acts may lead to its rows: of the rows for a
   * metric the first that applies is used.
   */
  readonly commitments: readonly CommitmentRow[];
  /** What has rows, in the order in which clocks are listed: the built-in metrics, then the offering's own. */
  readonly metrics: readonly MetricRule[];
  /** The calendars that conditions of the offering name and that were closed at the opening. */
  readonly openedOutside: readonly string[];
  /** Null if the offering says nothing about it. */
  readonly language: LanguageCoverage | null;
  readonly channel: ChannelCoverage | null;
  /** Those of the offering's rules for refusals that an act which changes the case may break. */
  readonly rules: readonly PinnedRule[];
  /** Null if non-response has no consequence. */
  readonly nonResponse: NonResponsePolicy | null;
  /** What support can wait for besides the customer, in the offering's order. */
  readonly waits: readonly WaitPolicy[];
  /** Null if the case uses no credit of a pack. */
  readonly credit: CreditTerms | null;
  /** Fixed when the case opened, so that an edit in `policies/` changes no running case. */
  readonly calendars: KeptCalendars;
  readonly documents: SourceDocuments;
  readonly vocabulary: Vocabulary;
  /** Null if the severity is named by requests. */
  readonly severityMatrix: SeverityMatrix | null;
  /** The severities of the offering, the highest first. */
  readonly severities: readonly SeverityLevel[];
  /** The schedules computed when the case opened: for its clocks and for everything in its history. */
  readonly schedules: ScheduleTable;
  /** The acts of a case that was taken over, in order; empty for any other case. */
  readonly history: readonly Act[];
  /** The case that this one was split from. */
  readonly parent: string | null;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** For anything that fell due before this instant no alert is sent, though it is recorded. */
  readonly quietBefore: Instant;
  /** How long after its close the case can be reopened and still accepts late acts. */
  readonly reopenWithinMs: number;
  readonly resolutionOnReopening: (typeof RESOLUTION_ON_REOPENING)[number];
  /** Whether the case's contact is told by mail when it is closed as unresolved. */
  readonly tellsContactWhenUnresolved: boolean;
  /**
   * What readers should know, besides the notes of its commitments: what the offering notes, and what
   * its calendars lack, such as unknown holidays.
   */
  readonly notes: readonly CaseNote[];
}

/** The code of what the offering itself notes. */
export const OFFERING_NOTE = 'offering';

/** What readers should know about a case. */
export interface CaseNote {
  readonly code: string;
  readonly calendar?: string;
  readonly detail: string;
  /** The cases that it is about; all if absent. */
  readonly when?: Condition | undefined;
}

/** What a case is shown by. What it leaves out grows with the history of a case that was taken over. */
export type ShownFile = Omit<CaseFile, 'history' | 'schedules'>;
