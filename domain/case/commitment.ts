import type { Condition } from '../../catalogue/schema/condition.ts';
import type { REQUEST_CHANNELS, METRICS, Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Target } from '../time/target.ts';

/** Where a rule comes from: a document of `policies/documents.yaml` and its section. */
export interface Source {
  readonly document: string;
  readonly section: string;
  /** Other documents that say the same. */
  readonly also?: readonly { readonly document: string; readonly section: string }[] | undefined;
  /** Set where the documents are silent or disagree: what was chosen and why. */
  readonly chosen?: string | undefined;
}

/** A rule of the offering as it was when the case opened: broken when everything in `when` holds. */
export interface PinnedRule {
  readonly code: string;
  readonly when: Condition;
  readonly detail: string;
  readonly field: string;
  readonly source: Source;
  /** What the same case could ask for instead, as fields of the request. */
  readonly alternative: Readonly<Record<string, unknown>> | null;
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
  readonly channel: (typeof REQUEST_CHANNELS)[number];
  /** Those for the account's region; null for a channel other than the phone. */
  readonly phoneNumbers: readonly string[] | null;
  readonly note: string | null;
  readonly source: Source;
}

/** What is timed. An offering promises a first response; those of operators may promise more. */
export type Metric = (typeof METRICS)[number];

/**
 * When a warning goes out: at a percentage of the target, or so many minutes before the deadline,
 * both in the clock's own time.
 */
export type Threshold = number | { readonly beforeMinutes: number };

/** Who is told next while a breach goes on; so many minutes after it, in the clock's own time. */
export interface EscalationRule {
  /** 1, 2, 3, … */
  readonly level: number;
  readonly name: string;
  readonly afterMinutes: number;
}

/** What is promised for one metric at one severity; `target` null is "no commitment". */
export interface Commitment {
  /** The offering's row: `technical-b`. */
  readonly rule: string;
  readonly target: Target | null;
  /** The calendar that the target is counted on; null counts elapsed time. */
  readonly calendar: string | null;
  readonly coverage: Coverage;
  readonly warnings: readonly Threshold[];
  /** Whether the clock stands still while support waits for the customer. */
  readonly pausesOnCustomer: boolean;
  readonly escalations: readonly EscalationRule[];
  readonly source: Source;
}

/** What is promised at one severity: the first response always, other metrics where there is a row. */
export type SeverityCommitments = Readonly<
  Record<'first_response', Commitment> & Partial<Record<Metric, Commitment>>
>;

/** Of every severity for which the offering has a row. */
export type Commitments = Readonly<Partial<Record<Severity, SeverityCommitments>>>;

/** What happens at one severity when the customer has been silent for too long. */
export interface NonResponseStep {
  readonly target: Target;
  readonly calendar: string | null;
  readonly step: { readonly severity: Severity } | 'flag' | 'close';
}

/** What the offering says of customers who do not answer or lack resources. */
export interface NonResponsePolicy extends Readonly<Record<Severity, NonResponseStep>> {
  /** On which grounds a severity may be lowered. */
  readonly grounds: readonly ('silence' | 'lack-of-resources')[];
  /** When the customer is reminded, in percent of the time allowed. */
  readonly reminders: readonly number[];
  readonly source: Source;
}

/** A calendar as it was when the case opened: an edit of `policies/` changes no running case. */
export interface PinnedCalendar extends Calendar {
  readonly id: string;
  readonly version: number;
}
