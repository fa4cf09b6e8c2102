import type { Instant } from '../time/instant.ts';
import { formatLocalDate, type LocalDate } from '../time/local-date.ts';
import { oneLine } from '../typed-text/typed-text.ts';

/** A property in jCal form (RFC 7265): name, parameters, type and values. */
export type Property = readonly [
  name: string,
  params: Readonly<Record<string, string>>,
  type: string,
  ...values: readonly unknown[],
];

/** A component in jCal form: name, properties and components. */
export type Component = readonly [
  name: string,
  properties: readonly Property[],
  components: readonly Component[],
];

/** A text on one line, as calendar applications show it. */
export function text(name: string, value: string): Property {
  return [name, {}, 'text', oneLine(value)];
}

export function date(name: string, value: LocalDate): Property {
  return [name, {}, 'date', formatLocalDate(value)];
}

/** An instant in UTC; fractions of a second are truncated. */
export function utc(name: string, instant: Instant): Property {
  return [name, {}, 'date-time', utcText(instant)];
}

/** Local milliseconds (a date's midnight plus the time of day) as wall time in a zone. */
export function local(name: string, localMs: number, zone: string): Property {
  return [name, { tzid: zone }, 'date-time', wallText(localMs)];
}

/** Local milliseconds as wall time without a zone, for use within a VTIMEZONE. */
export function floating(name: string, localMs: number): Property {
  return [name, {}, 'date-time', wallText(localMs)];
}

/** `2026-11-21T08:00:00Z` */
export function utcText(instant: Instant): string {
  return `${wallText(instant)}Z`;
}

function wallText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
