import { z } from 'zod';
import { parseInstant, type Instant } from '../../domain/time/instant.ts';
import { FIRST_YEAR, isSupported, LAST_YEAR } from '../../domain/time/range.ts';
import { problem } from './problems.ts';

/** How far a caller's clock may run ahead of ours. */
const TOLERANCE_MS = 5_000;

const EXAMPLE = '2026-11-21T08:00:00.000Z';

/**
 * RFC 3339 with `Z` or an offset, read as an instant; fractions of a millisecond are cut off. Any year is
 * accepted, as the domain decides which years it supports, for instants that are sent and computed alike.
 */
export const anyInstant = z
  .string()
  .transform((text, context): Instant => {
    const read = parseInstant(text);
    if (read !== null) return read;
    const message = `must be an instant as RFC 3339 with Z or an offset, such as ${EXAMPLE}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ format: 'date-time', example: EXAMPLE });

/** An instant in the years that are supported. */
export const instant = anyInstant.refine(
  isSupported,
  `must be within the years ${FIRST_YEAR} to ${LAST_YEAR}`,
);

/** An instant in an answer. */
export const instantText = z.iso
  .datetime()
  .meta({ description: 'RFC 3339 in UTC', format: 'date-time', example: EXAMPLE });

/** The local rendering of an instant in an answer, with its offset. */
export const localText = z.iso.datetime({ offset: true }).meta({
  description: 'The same instant as local time with its offset',
  format: 'date-time',
  example: '2026-11-21T16:00:00.000+08:00',
});

/**
 * The instant of something that has happened. If a caller's clock runs a little ahead, its instant becomes
 * now, so that nothing lies in the future. Throws `Problem` 400 for an instant that lies further ahead.
 * @param path the field of the instant
 */
export function pastInstant(at: Instant, now: Instant, path: string): Instant {
  if (at <= now + TOLERANCE_MS) return Math.min(at, now);
  const message = 'is in the future';
  throw problem('instant-in-future', `${path} ${message}.`, {
    members: { errors: [{ path, message }] },
  });
}
