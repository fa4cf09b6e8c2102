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

/** An instant as RFC 3339 in UTC, as events carry it to their readers. */
export type IsoInstant = string;

/** Facts common to all events about a clock. */
interface ClockFacts {
  readonly metric: Metric;
  readonly cycle: number;
  /** Null if the deadline would lie beyond the supported years. */
  readonly dueAt: IsoInstant | null;
  readonly rule: string;
  readonly source: Source;
}

/** Events that state a verdict on a case, which must be corrected if it turns out to be wrong. */
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

/** A recorded verdict that turned out not to be true. */
interface WithdrawnFact {
  readonly type: VerdictType;
  readonly at: IsoInstant;
}

/**
 * The result of a credit's movement in its pack. `pack-ended`: the pack had ended without recording
 * the movement. `not-held`: the credit had already been moved there by somebody else. `none-left`: no
 * credit was available to take again.
 */
export const CREDIT_OUTCOMES = ['moved', 'pack-ended', 'not-held', 'none-left'] as const;

export type CreditOutcome = (typeof CREDIT_OUTCOMES)[number];

/** Facts common to all movements of a case's credit. */
interface CreditFacts {
  readonly pack: string;
  readonly expired: boolean;
  readonly outcome: CreditOutcome;
}

/** What showed that a recorded verdict was wrong. */
export const CORRECTION_CAUSES = ['late-report', 'withdrawn-request', 'retraction'] as const;

export type CorrectionCause = (typeof CORRECTION_CAUSES)[number];

/** Kinds of acts that `case.retracted` takes back; a request to the customer has an event of its own. */
export const RETRACTED = ['response', 'customer-reply', 'close'] as const;

export type Retracted = (typeof RETRACTED)[number];

/**
 * What a case that had been ended in Temporal was put together from: the histories that the engine still
 * had, or else the ledger.
 */
export const REVIVED_FROM = ['history', 'ledger'] as const;

export type RevivedFrom = (typeof REVIVED_FROM)[number];

/** The data of each event: facts only. The sentence is rendered in the reader's language when read. */
interface OwnEventData {
  readonly 'case.opened': { readonly severity: Severity };
  readonly 'case.sla.warning': ClockFacts & {
    /** Null if the warning is a time before the deadline. */
    readonly percent: number | null;
    readonly beforeMinutes: number | null;
  };
  readonly 'case.sla.breached': ClockFacts;
  readonly 'case.sla.met': ClockFacts;
  readonly 'case.sla.met_late': ClockFacts;
  readonly 'case.sla.corrected': {
    /** Null if the correction is about consequences of non-response. */
    readonly metric: Metric | null;
    readonly cause: CorrectionCause;
    readonly withdrawn: readonly WithdrawnFact[];
    readonly source: Source | null;
  };
  readonly 'case.escalated': ClockFacts & {
    readonly level: number;
    readonly name: string;
    /** 1, 2, 3, … of this level, which may be notified again and again. */
    readonly number: number;
  };
  readonly 'case.customer.reminded': {
    readonly percent: number;
    readonly dueAt: IsoInstant;
    readonly source: Source | null;
  };
  /** Another wait may have begun, or the case may have closed, without such an event. */
  readonly 'case.wait.ended': {
    /** Null if what was reported since has left nothing to end. */
    readonly kind: string | null;
    readonly since: IsoInstant | null;
    readonly note: string | null;
  };
  /** Support is reminded of what it waits for. */
  readonly 'case.wait.reminded': {
    readonly kind: string;
    /** 1, 2, 3, … of this wait. */
    readonly number: number;
    readonly since: IsoInstant;
    readonly source: Source;
  };
  readonly 'case.severity.changed': {
    readonly from: Severity;
    readonly to: Severity;
    /** `fields`: it followed fields of the case, from which the offering derives it. */
    readonly ground: SeverityReason | 'fields';
    /** Null if the existing one stays. */
    readonly businessImpact: string | null;
    readonly note: string | null;
  };
  readonly 'case.severity.downgraded': {
    readonly from: Severity;
    readonly to: Severity;
    readonly ground: SeverityReason | 'silence';
    /** Null if the existing one stays. */
    readonly businessImpact: string | null;
    readonly note: string | null;
    /** The rule that allows the downgrade. */
    readonly source: Source | null;
  };
  readonly 'case.flagged': { readonly severity: Severity; readonly source: Source | null };
  readonly 'case.updated': {
    readonly changes: CaseChanges;
    /** This and the next two are set if a severity change named the severity that the case already had. */
    readonly ground: SeverityReason | null;
    readonly severity: Severity | null;
    /** Null if the existing one stays. */
    readonly businessImpact: string | null;
    readonly note: string | null;
  };
  readonly 'case.closed': {
    readonly outcome: Outcome;
    readonly chargeCredit: boolean | null;
    readonly note: string | null;
    /** The rule by which the system closes a case for non-response; null if a person closed it. */
    readonly source: Source | null;
  };
  readonly 'case.retracted': {
    readonly act: Retracted;
    /** The id of the act that was recorded by mistake. */
    readonly mistake: string;
    readonly note: string | null;
  };
  readonly 'case.revived': {
    /** From where the case was put together again. */
    readonly revivedFrom: RevivedFrom;
    /** Since when it did not run; null if nobody knows. */
    readonly stoppedAt: IsoInstant | null;
    readonly note: string | null;
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
  'case.wait.ended',
  'case.wait.reminded',
  'case.severity.changed',
  'case.severity.downgraded',
  'case.flagged',
  'case.updated',
  'case.closed',
  'case.retracted',
  'case.revived',
  'case.credit.reserved',
  'case.credit.charged',
  'case.credit.returned',
  'case.credit.missing',
] as const satisfies readonly (keyof OwnEventData)[];

export type CaseEventData = OwnEventData & ActEventData;
export type CaseEventType = keyof CaseEventData;

/** All types of events: those that record an act with its own fields, and the rest. */
export const CASE_EVENT_TYPES: readonly CaseEventType[] = [
  ...OWN_TYPES,
  ...Object.values(ACTS).flatMap(({ event }) => event ?? []),
];

interface EventCommon {
  /** 1, 2, 3, … in the order of recording. */
  readonly seq: number;
  /**
   * Identifies what happened, e.g. `first_response:1:75`, `first_response:1:breached`, `opened`,
   * `act:ID`: together with the case and the subscription it identifies an alert.
   */
  readonly key: string;
  /** When it happened or was due, not when it was detected. */
  readonly at: Instant;
  readonly actor: string;
  /** Recorded, but no alert is sent, because it fell due before `quietBefore`. */
  readonly quiet: boolean;
}

/** An event of one type in the timeline. */
type EventOf<Type extends CaseEventType> = {
  [Each in Type]: EventCommon & { readonly type: Each; readonly data: CaseEventData[Each] };
}[Type];

/** An event in the timeline. */
export type CaseEvent = EventOf<CaseEventType>;
