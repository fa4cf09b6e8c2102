import type { Instant } from '../domain/time/instant.ts';

/** Conversions between values of JavaScript and of PostgreSQL, in both directions. */

/**
 * Replaces what PostgreSQL cannot store: U+0000 and halves of surrogate pairs. (In plain text, the drivers'
 * UTF-8 encoding does the same to the latter.)
 */
const REPLACEMENT = '\u{FFFD}';

/**
 * One escape in a JSON text. Escapes are matched two characters at a time, so that an escaped backslash
 * followed by `u0000` is left alone. Of surrogates, `JSON.stringify` escapes only lone ones.
 */
const JSON_ESCAPE = /\\(?:(u0000|ud[89a-f][0-9a-f]{2})|.)/g;

/**
 * A value as JSON that `jsonb` accepts. A case whose title holds a null character must not block its own
 * alerts for ever, so what cannot be stored is replaced by U+FFFD rather than refused.
 */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(JSON_ESCAPE, (escape, unstorable?: string) =>
    unstorable === undefined ? escape : REPLACEMENT,
  );
}

/**
 * A parameter in a form that both drivers send as the same bytes: node-postgres would write a `Date` in the
 * host's zone, and neither accepts U+0000 in text.
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

/** The latest instant of the events; -Infinity if there are none. */
export function latestOf(events: readonly { readonly at: Instant }[]): Instant {
  return events.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
}
