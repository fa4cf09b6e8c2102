import type {
  CorrectionCause,
  CreditOutcome,
  IsoInstant,
  Retracted,
  VerdictType,
} from '../../case/case-event.ts';
import type {
  Audience,
  BuiltInCategory,
  BuiltInMetric,
  CaseChanges,
  ClockState,
  Metric,
  Outcome,
  Severity,
} from '../../case/types.ts';
import type { WaitingParty } from '../../case/who-acts.ts';
import type { TimeSegment } from '../../time/time-segment.ts';
import type { Target } from '../../time/target.ts';
import type { AlertType, EventData, EventType, GapFact } from './event-types.ts';
import type { TargetWords } from './by-unit.ts';

/** The part of an event that its sentence describes. */
export interface TimelineLine<Type extends EventType> {
  /** Who did it; `system` if it happened by itself. */
  readonly actor: string;
  readonly data: EventData[Type];
}

/** What a sentence needs in addition to the event. */
export interface About {
  /** The account's name. */
  readonly account: string;
  /** The case that a pack's entry is about; null if there is none. */
  readonly case: string | null;
  /** Formats an instant for the reader. */
  readonly when: (instant: IsoInstant | null) => string;
  /** Whom or what a kind of wait is for, as the object of "waiting for". */
  readonly waitName: (kind: string) => string;
  /** What a clock times, as it stands after an article. */
  readonly metricName: (metric: Metric) => string;
}

/** An instant in one zone, with its parts formatted in the reader's language. */
export interface Moment {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/** What a rule of an offering promises, and to which cases. */
export interface RuleMeaning {
  /** One of ours, or the name of one of the offering's own. */
  readonly category: BuiltInCategory | { readonly name: string };
  readonly severities: readonly Severity[];
  /** As `metricName` names it; null for the first response. */
  readonly metric: string | null;
  readonly target: Target | null;
  /** The version of the offering and the id of the rule. */
  readonly ids: readonly string[];
}

/** The fields of a case that an update may change, as parts of a list. */
export type FieldWords = Readonly<Record<keyof CaseChanges, string>>;

/** The texts of one language. */
export interface Words {
  /** As they stand after the article, which in German and French is the feminine one. */
  readonly metrics: Readonly<Record<BuiltInMetric, string>>;
  /** A metric of an offering's own, by its name, to stand in the same places. */
  readonly ownMetric: (name: string, audience: Audience) => string;
  /** A few words for subjects and headings. */
  readonly headings: Readonly<Record<AlertType, string>>;
  /** What happened, in a sentence. */
  readonly happened: {
    readonly [Type in EventType]: (event: TimelineLine<Type>, about: About) => string;
  };
  readonly gaps: GapWords;
  readonly labels: {
    readonly case: string;
    readonly pack: string;
    readonly account: string;
    readonly severity: string;
    readonly why: string;
    /** Where something stands; the title is null if the document's is not known. */
    readonly source: (document: string, section: string, title: string | null) => string;
    /** What a rule of an offering promises. */
    readonly rule: (rule: RuleMeaning) => string;
    readonly chosen: string;
    readonly next: string;
    readonly reference: string;
    readonly caseId: string;
    readonly packId: string;
    /** A severity with what the offering calls it. */
    readonly severityNamed: (severity: Severity, name: string) => string;
    readonly assignee: string;
    readonly nobodyAssigned: string;
    readonly contact: string;
    /** Who has to act next. */
    readonly toAct: string;
    readonly parties: Readonly<Record<Exclude<WaitingParty, 'other'>, string>>;
    /** In place of a party, while everything waits for another. */
    readonly nobodyActs: (name: string) => string;
    readonly at: string;
    /** An instant in the reader's zone and, if the local time differs, in the account's zone. */
    readonly moment: (own: Moment, there: Moment | null) => string;
    /** An instant, as formatted for sentences, as a value of its own after a label. */
    readonly momentAlone: (moment: string) => string;
    /** For a pack: when its credits expire. */
    readonly packExpires: (due: string) => string;
    readonly packOver: string;
    /** The separator between a label and its value. */
    readonly colon: string;
    /** The separator between the parts of a list. */
    readonly comma: string;
    /** The separator between two sentences. */
    readonly gap: string;
    readonly openCase: string;
    readonly openPack: string;
    readonly openTemporal: string;
    readonly openDeliveries: string;
    readonly openGaps: string;
    readonly test: string;
    /** A message that carries several alerts. */
    readonly digest: string;
    /** After the worst alert of a digest: how many others it carries. */
    readonly more: (count: number) => string;
    /** A mail to the contact of a case, by what it is about. */
    readonly contactMail: (about: string) => string;
    /** The error of a failed alert for which no receiver ever accepted a delivery. */
    readonly neverTaken: string;
  };
  readonly next: NextWords;
  readonly unresolved: UnresolvedWords;
  readonly explanation: ExplanationWords;
}

/** What is missing, in a few words and in a sentence. */
export type GapWords = Readonly<
  Record<
    GapFact['kind'],
    {
      readonly heading: string;
      /** @param what the heading of the event that is missing */
      readonly sentence: (gap: GapFact, what: string, when: string) => string;
    }
  >
>;

/** Who is notified of a breach. */
interface EscalationLevel {
  readonly level: number;
  readonly name: string;
  /** 1, 2, 3, …: more than 1 if the level has been notified before. */
  readonly number: number;
}

/** What somebody has to do now, and what happens next by itself unless somebody acts, as sentences. */
export interface NextWords {
  /** What to do about a breach that is open. */
  readonly act: Readonly<Record<BuiltInMetric, string>>;
  /** The same of a metric of an offering's own. */
  readonly actOn: (metric: string) => string;
  /** @param metric as `metricName` names it */
  readonly warning: (metric: string, at: string, due: string) => string;
  readonly breach: (metric: string, due: string) => string;
  readonly escalation: (level: EscalationLevel, at: string) => string;
  readonly reminder: (at: string, due: string) => string;
  readonly downgrade: (at: string, to: Severity) => string;
  /** @param name whom or what support waits for */
  readonly waitReminder: (at: string, name: string) => string;
  readonly flag: (at: string) => string;
  readonly close: (at: string) => string;
  /** The case is flagged, and nothing happens by itself. */
  readonly flagged: string;
  readonly closed: (reopenableUntil: string) => string;
  /** The case is closed and can no longer be reopened. */
  readonly over: string;
  readonly nothing: string;
  /** Nothing happens by itself while support waits. */
  readonly waiting: (name: string) => string;
}

/** What the contact is told of a case that was closed without a solution. */
interface UnresolvedWords {
  readonly heading: string;
  readonly bySupport: string;
  /** The customer did not answer in time. */
  readonly bySilence: string;
  /** The label of the instant of the close. */
  readonly closed: string;
  readonly reopening: (until: string, id: string) => string;
}

/** Descriptions of verdicts that no longer hold, as parts of a list. */
export type WithdrawnWords = Readonly<
  Record<VerdictType, (metric: string | null, when: string) => string>
>;

/** How a case was closed, as part of a sentence. */
export type OutcomeWords = Readonly<Record<Outcome, string>>;

/** What showed that a verdict was wrong. */
export type CauseWords = Readonly<Record<CorrectionCause, string>>;

/** What somebody took back as a mistake, after the name. */
export type RetractedWords = Readonly<Record<Retracted, string>>;

/** What is added to the sentence about a credit's movement that had an unusual result. */
export type CreditWords = Readonly<Record<CreditOutcome, string>>;

/** The words for plain-text explanations of why clocks are due when they are. */
export interface ExplanationWords extends TargetWords {
  readonly case: (id: string, title: string) => string;
  readonly localTimes: (account: string, timeZone: string) => string;
  /** From which values of fields a severity follows, and where that stands. */
  readonly severityFrom: (
    fields: readonly (readonly [name: string, value: string])[],
    severity: string,
    source: string,
  ) => string;
  readonly note: string;
  /** The separator between a span and its running total, and between states. */
  readonly comma: string;
  /** The separator between two sources. */
  readonly semicolon: string;
  readonly fields: Readonly<
    Record<
      | 'clock'
      | 'commitment'
      | 'rule'
      | 'source'
      | 'chosen'
      | 'counted'
      | 'started'
      | 'due'
      | 'state',
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
  readonly states: Readonly<Record<ClockState | 'pending', string>>;
  readonly pausedSince: (when: string) => string;
  /** Why time stood still, after the kind of the stretch. */
  readonly pausedFor: {
    readonly customer: string;
    readonly closed: string;
    readonly other: (name: string) => string;
  };
  readonly breachedAt: (when: string) => string;
  readonly metAt: Readonly<Record<BuiltInMetric, (when: string) => string>>;
  /** The same of a metric of an offering's own. */
  readonly endedAt: (when: string) => string;
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
}
