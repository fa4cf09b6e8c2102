/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z.
 *
 * Inside the service instants are plain numbers, since workflow code compares them and nothing
 * more. They become RFC 3339 text at the edges (HTTP, webhooks, what a person types into the
 * Temporal UI).
 */
export type Instant = number;

/** RFC 3339 in UTC with milliseconds, `2026-11-21T08:00:00.000Z`. Throws `RangeError` on NaN. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
