import type { Instant } from '../domain/time/instant.ts';

/** What PostgreSQL and JavaScript say differently, in both directions. */

/**
 * Stands for what PostgreSQL has no way to store: U+0000 and halves of surrogate pairs. (In plain
 * text the drivers' UTF-8 does the same to the latter.)
 */
const REPLACEMENT = '\u{FFFD}';

/**
 * One escape of a JSON text. Escapes are taken two characters at a time, so that an escaped
 * backslash followed by `u0000` is left alone. `JSON.stringify` escapes lone surrogates only.
 */
const JSON_ESCAPE = /\\(?:(u0000|ud[89a-f][0-9a-f]{2})|.)/g;

/**
 * A value as JSON that `jsonb` takes. A case whose title holds a null character must not stop
 * its own alerts for ever, so what cannot be stored is replaced by U+FFFD rather than refused.
 */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(JSON_ESCAPE, (escape, unstorable?: string) =>
    unstorable === undefined ? escape : REPLACEMENT,
  );
}

/**
 * A parameter in the form in which both drivers send the same bytes: node-postgres would write a
 * `Date` in the host's zone, and neither takes U+0000 in a text.
 */
export function parameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value.replaceAll('\0', REPLACEMENT);
  return value;
}

export function toDate(instant: Instant): Date {
  return new Date(instant);
}

export function toDateOrNull(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

export function toInstant(date: Date): Instant {
  return date.getTime();
}

export function toInstantOrNull(date: Date | null): Instant | null {
  return date === null ? null : date.getTime();
}

/** The latest instant of some events; before all instants where there are none. */
export function latestOf(events: readonly { readonly at: Instant }[]): Instant {
  return events.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
}
