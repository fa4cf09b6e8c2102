import { CASE_EVENT_TYPES, type CaseEventData, type CaseEventType } from '../../case/case-event.ts';
import type { PackEntryData } from '../../pack/types.ts';

/** The data of operational alerts, which report problems with the alerts themselves. */
export interface OperationalData {
  readonly 'delivery.failed': {
    /** The type of the alert that could not be delivered, and the case or pack that it is about. */
    readonly what: string;
  };
  readonly 'reconciler.gap': {
    readonly count: number;
    /** The first of the missing alerts, by type and id. */
    readonly what: string;
  };
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
