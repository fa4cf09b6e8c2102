import { CASE_EVENT_TYPES, type CaseEventData, type CaseEventType } from '../../case/case-event.ts';
import type { PackEntryData } from '../../pack/types.ts';

/** Something is wrong with the alerts themselves. */
export interface OperationalData {
  readonly 'delivery.failed': {
    /** The type of the alert that could not be delivered, and what it is about. */
    readonly what: string;
  };
  readonly 'reconciler.gap': {
    readonly count: number;
    /** The first of what is missing, by type and id. */
    readonly what: string;
  };
}

/** Everything that happens, with what it says. */
export type EventData = CaseEventData & PackEntryData & OperationalData;
export type EventType = keyof EventData;

/** What people are told of a pack; the other entries are for its account. */
export const ALERTED_ENTRIES = [
  'pack.low',
  'pack.expiring',
  'pack.expired',
  'pack.exhausted',
] as const satisfies readonly (keyof PackEntryData)[];

export const OPERATIONAL_TYPES = [
  'delivery.failed',
  'reconciler.gap',
] as const satisfies readonly (keyof OperationalData)[];

export type AlertType = CaseEventType | (typeof ALERTED_ENTRIES)[number] | keyof OperationalData;

/** Everything that people can be told of: what a subscription can ask for. */
export const ALERT_TYPES: readonly AlertType[] = [
  ...CASE_EVENT_TYPES,
  ...ALERTED_ENTRIES,
  ...OPERATIONAL_TYPES,
];
