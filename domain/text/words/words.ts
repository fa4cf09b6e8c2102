import type { CreditOutcome, IsoInstant, VerdictType } from '../../case/case-event.ts';
import type { ClockState, Metric, Outcome } from '../../case/types.ts';
import type { TimeSegment } from '../../time/segments.ts';
import type { AlertType, EventData, EventType } from './event-types.ts';

/** An event as far as a sentence tells of it. */
export interface TimelineLine<Type extends EventType> {
  /** Who did it; `system` where nobody did. */
  readonly actor: string;
  readonly data: EventData[Type];
}

/** What a sentence needs to know beside the event. */
export interface About {
  /** The account's name. */
  readonly account: string;
  /** The case that a pack's entry is about; null for none. */
  readonly case: string | null;
  /** An instant as the reader reads it. */
  readonly when: (instant: IsoInstant | null) => string;
}

/** An instant in one place, as its reader's language writes the parts. */
export interface Moment {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/** The texts of one language. */
export interface Words {
  readonly metrics: Readonly<Record<Metric, string>>;
  /** A few words, for subjects and headings. */
  readonly headings: Readonly<Record<AlertType, string>>;
  /** What happened, in a sentence. */
  readonly happened: {
    readonly [Type in EventType]: (event: TimelineLine<Type>, about: About) => string;
  };
  readonly labels: {
    readonly case: string;
    readonly pack: string;
    readonly account: string;
    readonly severity: string;
    readonly why: string;
    readonly source: (document: string, section: string) => string;
    readonly chosen: string;
    readonly next: string;
    readonly nothingNext: string;
    readonly nextDue: (metric: Metric, due: string) => string;
    readonly at: string;
    /** An instant where its reader is and, where that is another time, where the account is. */
    readonly moment: (own: Moment, there: Moment | null) => string;
    /** Of a pack: when its credits expire, or that they have. */
    readonly packExpires: (due: string) => string;
    readonly packOver: string;
    /** Between a label and what it names. */
    readonly colon: string;
    /** Between the parts of a list. */
    readonly comma: string;
    readonly openCase: string;
    readonly openPack: string;
    readonly openTemporal: string;
    readonly openDeliveries: string;
    readonly openGaps: string;
    readonly test: string;
    readonly digest: (count: number) => string;
    /** Why an alert is kept as failed that no receiver ever answered. */
    readonly neverTaken: string;
  };
  readonly explanation: ExplanationWords;
}

/** A verdict that no longer holds, as the part of a list. */
export type WithdrawnWords = Readonly<
  Record<VerdictType, (metric: string | null, when: string) => string>
>;

/** How a case was closed, as a part of the sentence that says so. */
export type OutcomeWords = Readonly<Record<Outcome, string>>;

/** What is added to a movement of a credit that did not go as it usually does. */
export type CreditWords = Readonly<Record<CreditOutcome, string>>;

/** Why a clock is due when it is, as plain text. */
export interface ExplanationWords {
  readonly case: (id: string, title: string) => string;
  readonly localTimes: (account: string, timeZone: string) => string;
  readonly note: string;
  /** Between a span and what it adds up to, and between states. */
  readonly comma: string;
  /** Between two sources. */
  readonly semicolon: string;
  readonly fields: Readonly<
    Record<
      'clock' | 'promised' | 'rule' | 'source' | 'chosen' | 'counted' | 'started' | 'due' | 'state',
      string
    >
  >;
  readonly cycle: (metric: string, cycle: number) => string;
  readonly roundTheClock: string;
  readonly whileOpen: (calendar: {
    readonly id: string;
    readonly version: number;
    readonly timeZone: string;
    readonly zoneData: string;
  }) => string;
  readonly notWhilePaused: string;
  readonly never: string;
  readonly states: Readonly<Record<ClockState, string>>;
  readonly pausedSince: (when: string) => string;
  readonly breachedAt: (when: string) => string;
  readonly answeredAt: (when: string) => string;
  readonly solvedAt: (when: string) => string;
  readonly kinds: Readonly<Record<TimeSegment['kind'] | 'paused', string>>;
  readonly stretch: (from: string, to: string, what: string, span: string) => string;
  readonly inAll: (span: string) => string;
  readonly transition: (change: {
    readonly timeZone: string;
    readonly isForward: boolean;
    readonly before: string;
    readonly after: string;
    readonly at: string;
  }) => string;
  readonly noCommitment: string;
  readonly elapsed: (span: string) => string;
  readonly openTime: (span: string) => string;
  readonly businessDays: (count: number) => string;
}
