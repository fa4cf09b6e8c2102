import type { Condition } from '../../catalogue/schema/condition.ts';
import type { Wording } from '../../catalogue/schema/source.ts';
import type {
  Category,
  Metric,
  RequestChannel,
  Severity,
} from '../../catalogue/schema/vocabulary.ts';
import type { Calendar, SingleCalendar } from '../time/calendar.ts';
import type { Target } from '../time/target.ts';

/** The source of a rule: a document listed in `policies/documents.yaml`, and its section. */
export interface Source {
  readonly document: string;
  readonly section: string;
  /** Other documents that say the same. */
  readonly also?: readonly { readonly document: string; readonly section: string }[] | undefined;
  /** Set if the documents are silent or disagree: what was chosen and why. */
  readonly chosen?: string | undefined;
}

/** The titles, by language, of the documents that sources name, by their ids. */
export type SourceDocuments = Readonly<Record<string, Wording>>;

/** One of an offering's severities, and what it is called, by language. */
export interface SeverityLevel {
  readonly id: Severity;
  readonly name: Wording;
}

/** A rule of the offering, fixed when the case opened. It is broken if everything in `when` holds. */
export interface PinnedRule {
  readonly code: string;
  readonly when: Condition;
  readonly detail: string;
  readonly field: string;
  readonly source: Source;
  /** What the same case could request instead, as fields of the request. */
  readonly alternative: Readonly<Record<string, unknown>> | null;
}

/** When support works on the case: all the time, or while a calendar is open. */
export interface Coverage {
  readonly kind: '24x7' | 'business-hours';
  /** A key of `CaseFile.calendars`; null under 24x7. */
  readonly calendar: string | null;
}

/** One of several coverages; it applies if everything in `when` holds. */
export interface CoverageChoice extends Coverage {
  /** If absent, it always applies. */
  readonly when?: Condition | undefined;
}

/** The language in which the customer is served, and when. It does not affect any clock. */
export interface LanguageCoverage {
  /** `case`: whenever the case itself is worked on. */
  readonly kind: Coverage['kind'] | 'case';
  /** A key of `CaseFile.calendars`; null for any other kind than business hours. */
  readonly calendar: string | null;
  /** BCP 47: the language requested, or the one in which the customer is served instead. */
  readonly language: string;
  /** Whether an interpreter may join. */
  readonly interpreter: boolean;
  readonly note: string | null;
  readonly source: Source;
}

/** When requests are received on the case's channel. */
export interface ChannelCoverage extends Coverage {
  readonly channel: RequestChannel;
  /** The numbers for the account's region; null for any channel other than the phone. */
  readonly phoneNumbers: readonly string[] | null;
  readonly note: string | null;
  readonly source: Source;
}

export type { Metric } from '../../catalogue/schema/vocabulary.ts';

/**
 * When a warning is sent: at a percentage of the target, or a number of minutes before the deadline,
 * both in the clock's own time.
 */
export type Threshold = number | { readonly beforeMinutes: number };

/** A level that is notified while a breach continues, `afterMinutes` of the clock's own time after it. */
export interface EscalationRule {
  /** 1, 2, 3, … */
  readonly level: number;
  readonly name: string;
  readonly afterMinutes: number;
  /** The calendar that its minutes are counted on; null counts elapsed time; if absent, as the clock does. */
  readonly calendar?: string | null | undefined;
  /** Of the last level: how often it is reached again unless somebody acknowledges. */
  readonly repeat?: { readonly everyMinutes: number; readonly times: number } | undefined;
}

/** What is promised for one metric; a null `target` means "no commitment". */
export interface Commitment {
  /** The id of the offering's row: `technical-b`. */
  readonly rule: string;
  readonly target: Target | null;
  /** The calendar that the target is counted on; null counts elapsed time. */
  readonly calendar: string | null;
  readonly warnings: readonly Threshold[];
  /** Whether the clock pauses while support waits for the customer. */
  readonly pausesOnCustomer: boolean;
  readonly escalations: readonly EscalationRule[];
  /** What people should know about it, such as how the work goes on. */
  readonly note: string | null;
  readonly source: Source;
}

/** A row of the offering's table of promises, and the cases to which it applies. */
export interface CommitmentRow extends Commitment {
  readonly metric: Metric;
  readonly categories: readonly Category[];
  readonly severities: readonly Severity[];
  /** Every plan if absent. */
  readonly plans?: readonly string[] | undefined;
  /** If absent, it always applies. */
  readonly when?: Condition | undefined;
  /**
   * When support works on the case, in a row for the first response: the first that applies; the last
   * always does. Empty in any other row.
   */
  readonly coverage: readonly CoverageChoice[];
}

/** One of several calendars; it applies if everything in `when` holds. */
export interface CalendarChoice {
  /** If absent, it always applies. */
  readonly when?: Condition | undefined;
  readonly calendar: string;
}

/** What happens at one severity when the customer has not answered in time. */
export interface NonResponseStep {
  readonly target: Target;
  /** The calendar that the target is counted on, or the first of several that applies; null counts elapsed time. */
  readonly calendar: string | null | readonly CalendarChoice[];
  readonly step: { readonly severity: Severity } | 'flag' | 'close';
}

/** The offering's policy for customers who do not answer or lack resources. */
export interface NonResponsePolicy {
  /** The grounds on which a severity may be lowered. */
  readonly grounds: readonly ('silence' | 'lack-of-resources')[];
  /** When the customer is reminded, as percentages of the time allowed. */
  readonly reminders: readonly number[];
  /** By severity; silence has no consequence at those that are absent. */
  readonly steps: Readonly<Record<Severity, NonResponseStep>>;
  readonly source: Source;
}

/** A calendar as it is when a case opens, for its account. */
export interface PinnedCalendar extends Pinned<Calendar> {
  /** Of a calendar that is open while any of several is: these, each fixed as well. */
  readonly anyOf?: readonly Pinned<SingleCalendar>[];
}

/** A version of a calendar of the catalogue, in one place. */
export type Pinned<T extends SingleCalendar> = T & {
  readonly id: string;
  readonly version: number;
  readonly zoneData: string;
};
