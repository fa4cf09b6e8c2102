import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * The files of `policies/` as they are written: neither the loader reads them nor a schema fills in what they
 * leave out.
 */

type PlainHours = readonly (readonly [from: string, to: string])[];

export interface PlainField {
  readonly type: 'text' | 'choice' | 'number' | 'boolean';
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

export type PlainFields = Readonly<Record<string, PlainField>>;

export interface PlainTarget {
  readonly minutes?: number;
  readonly days?: number;
  readonly months?: number;
  readonly businessMinutes?: number;
  readonly businessHours?: number;
  readonly businessDays?: number;
  readonly by?: {
    readonly time: string;
    readonly businessDays: number;
    readonly cutOff?: { readonly at: string; readonly after: number };
  };
}

export interface PlainLevel {
  readonly level: number;
  readonly afterMinutes: number;
  readonly repeat?: { readonly everyMinutes: number; readonly times: number };
}

export interface PlainRow {
  readonly id: string;
  /** Rows of `clocks` alone have one. */
  readonly metric?: string;
  readonly categories: readonly string[];
  readonly severities: readonly string[];
  readonly plans?: readonly string[];
  readonly when?: object;
  readonly target: PlainTarget | null;
  readonly calendar: string | null;
  readonly warnings?: readonly (number | { readonly beforeMinutes: number })[];
  readonly escalations?: readonly PlainLevel[];
}

export interface PlainOffering {
  readonly plans?: readonly { readonly id: string }[];
  readonly categories: readonly { readonly id: string }[];
  readonly roles?: readonly { readonly id: string }[];
  readonly fields?: { readonly case?: PlainFields; readonly account?: PlainFields };
  readonly severities: {
    readonly levels: readonly { readonly id: string }[];
    readonly matrix?: {
      readonly fields: readonly [string, string];
      readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
  };
  readonly commitments: readonly PlainRow[];
  readonly metrics?: readonly {
    readonly id: string;
    readonly starts: readonly { readonly on: string }[];
  }[];
  readonly clocks?: readonly PlainRow[];
  readonly rules: readonly {
    readonly code: string;
    readonly when: object;
    readonly field: string;
    readonly alternative: Readonly<Record<string, unknown>> | null;
  }[];
  readonly warnings: { readonly percents: readonly number[] };
}

export interface PlainCalendar {
  readonly timeZone: string;
  readonly anyOf?: readonly string[];
  readonly weekly?: Readonly<Record<string, PlainHours>>;
  readonly holidays?: string;
  readonly exceptions?: Readonly<Record<string, { readonly hours: PlainHours }>>;
}

interface PartsHolidays {
  readonly in: readonly string[];
  readonly on: readonly string[];
}

export interface PlainHolidays {
  readonly days: Readonly<Record<string, string>>;
  readonly added?: readonly PartsHolidays[];
  readonly removed?: readonly PartsHolidays[];
}

const POLICIES = new URL('../../../policies/', import.meta.url);

function textOf(file: string): string {
  return readFileSync(new URL(file, POLICIES), 'utf8');
}

const offerings = new Map<string, PlainOffering>();

/** The only version of an example; each is read once. */
export function plainOffering(id: string): PlainOffering {
  const known = offerings.get(id);
  const offering = known ?? (parse(textOf(`examples/offerings/${id}/v1.yaml`)) as PlainOffering);
  offerings.set(id, offering);
  return offering;
}

/** The only version of a calendar of the examples. */
export function plainCalendar(id: string): PlainCalendar {
  return parse(textOf(`examples/calendars/${id}/v1.yaml`)) as PlainCalendar;
}

/** The snapshot of a country's holidays; null where there is none. */
export function plainHolidays(country: string): PlainHolidays | null {
  try {
    return JSON.parse(textOf(`holidays/${country}.json`)) as PlainHolidays;
  } catch {
    return null;
  }
}
