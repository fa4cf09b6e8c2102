import { parseLocalDate } from './local-date.ts';

/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z.
 *
 * Inside the service instants are plain numbers, because workflow code only compares and adds them.
 * They become RFC 3339 text at the edges (HTTP, webhooks, input typed into the Temporal UI).
 */
export type Instant = number;

const INSTANT =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<time>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(?<fraction>\d{1,9}))?(?:Z|(?<hours>[+-](?:[01]\d|2[0-3])):?(?<minutes>[0-5]\d))$/i;

/**
 * Reads RFC 3339 with `Z` or an offset, which may lack its colon (`+0100`), as ISO 8601 and many exports have
 * it, and truncates fractions to milliseconds. Null for any other text, such as a time without an offset,
 * which would depend on the machine's zone, and for a date that does not exist.
 */
export function parseInstant(text: unknown): Instant | null {
  const match = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (match === null) return null;
  const { date = '', time = '', fraction = '', hours, minutes } = match.groups ?? {};
  if (parseLocalDate(date) === null) return null;
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
}

/** RFC 3339 in UTC with milliseconds, `2026-11-21T08:00:00.000Z`. Throws `RangeError` on NaN. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** As `toIso`; null for null. */
export function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

/** The earliest instant in `things` that is after `after`; null if there is none. */
export function firstAfter(
  things: readonly { readonly at: Instant }[],
  after: Instant,
): Instant | null {
  const instants = things.flatMap(({ at }) => (at > after ? [at] : []));
  return instants.length === 0 ? null : Math.min(...instants);
}
