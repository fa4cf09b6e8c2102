import {
  CASE_EVENT_TYPES,
  type CaseEventData,
  type CaseEventType,
  type IsoInstant,
} from '../../case/case-event.ts';
import type { PackEntryData } from '../../pack/types.ts';

/** The data of operational alerts, which report problems with the alerts themselves. */
export interface OperationalData {
  readonly 'delivery.failed': {
    /** The alert that could not be delivered in a few words, and the case or pack that it is about. */
    readonly what: string;
  };
  readonly 'reconciler.gap': {
    /** The first of them, the worst in front. */
    readonly gaps: readonly [GapFact, ...GapFact[]];
    /** How many there are besides. */
    readonly more: number;
  };
}

/** What can be missing, the worst first: a case or pack that does not run, a deadline, an alert. */
export const GAP_FACTS = ['not-running', 'not-recorded', 'not-sent'] as const;

/** Something that was due and is missing. */
export interface GapFact {
  readonly kind: (typeof GAP_FACTS)[number];
  /** The id of a case, a pack or a delivery. */
  readonly subject: string;
  /** By which people know the case; null if they do not. */
  readonly name: string | null;
  /** The type of the event that is missing. */
  readonly what: string;
  /** When it was due, or since when nothing runs. */
  readonly at: IsoInstant;
  /** The call that has the case run again; null if it is none. */
  readonly revive: string | null;
}

/** The data of every type of event. */
export type EventData = CaseEventData & PackEntryData & OperationalData;
export type EventType = keyof EventData;

/** The entries of a pack for which alerts are sent; the others are only recorded in its account. */
export const ALERTED_ENTRIES = [
  'pack.low',
  'pack.expiring',
  'pack.expired',
  'pack.exhausted',
  'pack.corrected',
] as const satisfies readonly (keyof PackEntryData)[];

export const OPERATIONAL_TYPES = [
  'delivery.failed',
  'reconciler.gap',
] as const satisfies readonly (keyof OperationalData)[];

export type AlertType = CaseEventType | (typeof ALERTED_ENTRIES)[number] | keyof OperationalData;

/** Every type of alert that a subscription can ask for. */
export const ALERT_TYPES: readonly AlertType[] = [
  ...CASE_EVENT_TYPES,
  ...ALERTED_ENTRIES,
  ...OPERATIONAL_TYPES,
];
