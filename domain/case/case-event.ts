import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import {
  ACTS,
  type ActEventData,
  type CaseChanges,
  type Outcome,
  type SeverityReason,
} from './act.ts';
import type { Metric, Source } from './commitment.ts';

/** An instant as RFC 3339 in UTC, as events carry it to whoever reads them. */
export type IsoInstant = string;

/** Of every event that is about a clock. */
interface ClockFacts {
  readonly metric: Metric;
  readonly cycle: number;
  /** Null where it would fall due in no year that can be counted. */
  readonly dueAt: IsoInstant | null;
  readonly rule: string;
  readonly source: Source;
}

/** What comes after a warning, unless somebody acts. */
export type NextFact =
  | {
      readonly what: 'warning';
      readonly percent: number | null;
      readonly beforeMinutes: number | null;
      readonly at: IsoInstant;
    }
  | { readonly what: 'breach'; readonly at: IsoInstant };

/** Events that say how a case stands, and must be corrected when that turns out otherwise. */
export const VERDICT_TYPES = [
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
  'case.severity.downgraded',
  'case.flagged',
  'case.escalated',
  'case.closed',
] as const;

export type VerdictType = (typeof VERDICT_TYPES)[number];

/** A verdict that was recorded and is not true. */
interface WithdrawnFact {
  readonly type: VerdictType;
  readonly at: IsoInstant;
}

/**
 * What a pack made of a movement. `pack-ended`: its account does not have the movement. `not-held`:
 * somebody had moved the credit there before. `none-left`: there was none to take again.
 */
export const CREDIT_OUTCOMES = ['moved', 'pack-ended', 'not-held', 'none-left'] as const;

export type CreditOutcome = (typeof CREDIT_OUTCOMES)[number];

/** Of every movement of the case's credit. */
interface CreditFacts {
  readonly pack: string;
  readonly expired: boolean;
  readonly outcome: CreditOutcome;
}

/** What each event says: facts alone. The sentence for people is made where it is read. */
interface OwnEventData {
  readonly 'case.opened': { readonly severity: Severity };
  readonly 'case.sla.warning': ClockFacts & {
    /** Null where it is a time before the deadline. */
    readonly percent: number | null;
    readonly beforeMinutes: number | null;
    readonly next: NextFact;
  };
  readonly 'case.sla.breached': ClockFacts;
  readonly 'case.sla.met': ClockFacts;
  readonly 'case.sla.met_late': ClockFacts;
  readonly 'case.sla.corrected': {
    /** Null where it is about what silence has brought about. */
    readonly metric: Metric | null;
    readonly cause: 'late-report' | 'withdrawn-request';
    readonly withdrawn: readonly WithdrawnFact[];
    readonly source: Source | null;
  };
  readonly 'case.escalated': ClockFacts & { readonly level: number; readonly name: string };
  readonly 'case.customer.reminded': {
    readonly percent: number;
    readonly dueAt: IsoInstant;
    readonly source: Source | null;
  };
  readonly 'case.severity.changed': {
    readonly from: Severity;
    readonly to: Severity;
    readonly ground: SeverityReason;
    readonly note: string | null;
  };
  readonly 'case.severity.downgraded': {
    readonly from: Severity;
    readonly to: Severity;
    readonly ground: SeverityReason | 'silence';
    readonly note: string | null;
    /** What allows it. */
    readonly source: Source | null;
  };
  readonly 'case.flagged': { readonly severity: Severity; readonly source: Source | null };
  readonly 'case.updated': {
    readonly changes: CaseChanges;
    /** Set where the severity was stated anew and is as before. */
    readonly ground: SeverityReason | null;
    readonly note: string | null;
  };
  readonly 'case.closed': {
    readonly outcome: Outcome;
    readonly chargeCredit: boolean | null;
    readonly note: string | null;
    /** What lets the system close it for silence; null where somebody closed it. */
    readonly source: Source | null;
  };
  readonly 'case.credit.reserved': CreditFacts;
  readonly 'case.credit.charged': CreditFacts;
  readonly 'case.credit.returned': CreditFacts;
  readonly 'case.credit.missing': CreditFacts;
}

const OWN_TYPES = [
  'case.opened',
  'case.sla.warning',
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
  'case.sla.corrected',
  'case.escalated',
  'case.customer.reminded',
  'case.severity.changed',
  'case.severity.downgraded',
  'case.flagged',
  'case.updated',
  'case.closed',
  'case.credit.reserved',
  'case.credit.charged',
  'case.credit.returned',
  'case.credit.missing',
] as const satisfies readonly (keyof OwnEventData)[];

export type CaseEventData = OwnEventData & ActEventData;
export type CaseEventType = keyof CaseEventData;

/** Everything that happens to a case: what acts say in their own words, and the rest. */
export const CASE_EVENT_TYPES: readonly CaseEventType[] = [
  ...OWN_TYPES,
  ...Object.values(ACTS).flatMap(({ event }) => event ?? []),
];

interface EventCommon {
  /** 1, 2, 3, … in the order of recording. */
  readonly seq: number;
  /**
   * What happened, once and for all, e.g. `first_response:1:75`, `first_response:1:breached`,
   * `opened`, `act:ID`: the part of an alert's identity that is not the subscription.
   */
  readonly key: string;
  /** When it happened or was due, not when it was noticed. */
  readonly at: Instant;
  readonly actor: string;
  /** Recorded but alerted to nobody: it fell due before `quietBefore`. */
  readonly quiet: boolean;
}

/** One line of the timeline, of one type. */
type EventOf<Type extends CaseEventType> = {
  [One in Type]: EventCommon & { readonly type: One; readonly data: CaseEventData[One] };
}[Type];

/** One line of the timeline. */
export type CaseEvent = EventOf<CaseEventType>;
