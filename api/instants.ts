import { z } from 'zod';
import type { Instant } from '../domain/time/instant.ts';
import { FIRST_YEAR, isSupported, LAST_YEAR } from '../domain/time/range.ts';
import { problem } from './problems.ts';

/** How far a caller's clock may run ahead of ours. */
const TOLERANCE_MS = 5_000;

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d{1,9}))?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const EXAMPLE = '2026-11-21T08:00:00.000Z';

/** RFC 3339 with `Z` or an offset, read as an instant; fractions beyond the millisecond are cut. */
export const instant = z
  .string()
  .transform((text, context): Instant => {
    const read = parseInstant(text);
    if (read !== null && isSupported(read)) return read;
    const message =
      read === null
        ? `must be an instant as RFC 3339 with Z or an offset, such as ${EXAMPLE}`
        : `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ format: 'date-time', example: EXAMPLE });

/** An instant in an answer. */
export const instantText = z.iso
  .datetime()
  .meta({ description: 'RFC 3339 in UTC', format: 'date-time', example: EXAMPLE });

/** The local rendering of an instant in an answer, with its offset. */
export const localText = z.iso.datetime({ offset: true }).meta({
  description: 'The same instant as local time with its offset, for people',
  format: 'date-time',
  example: '2026-11-21T16:00:00.000+08:00',
});

/**
 * Refuses what is reported before it has happened.
 * @param path the field that said so
 */
export function requirePast(at: Instant, now: Instant, path: string): void {
  if (at <= now + TOLERANCE_MS) return;
  const message = 'lies in the future';
  throw problem('instant-in-future', `${path} ${message}.`, {
    members: { errors: [{ path, message }] },
  });
}

/** Null where the text is not RFC 3339 or names a day that its month has not. */
function parseInstant(text: string): Instant | null {
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [, year, month, day, , fraction = ''] = match;
  const date = `${year}-${month}-${day}`;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  return Date.parse(text.toUpperCase().replace(`.${fraction}`, `.${fraction.slice(0, 3)}`));
}
