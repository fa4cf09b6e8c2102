import { z } from 'zod';
import { parseInstant, type Instant } from '../../domain/time/instant.ts';
import { FIRST_YEAR, isSupported, LAST_YEAR } from '../../domain/time/range.ts';
import { problem } from './problems.ts';

/** How far a caller's clock may run ahead of ours. */
const TOLERANCE_MS = 5_000;

const EXAMPLE = '2026-11-21T08:00:00.000Z';

/**
 * RFC 3339 with `Z` or an offset, read as an instant; fractions beyond the millisecond are cut. Of any
 * year: the domain says which count, for instants that are sent and computed alike.
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

/** Of a year that is computed. */
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
 * The instant of something that has happened. A caller's clock that runs a little ahead is taken
 * for now, so that nothing lies in the future; what lies further ahead is refused.
 * @param path the field that said so
 */
export function pastInstant(at: Instant, now: Instant, path: string): Instant {
  if (at <= now + TOLERANCE_MS) return Math.min(at, now);
  const message = 'is in the future';
  throw problem('instant-in-future', `${path} ${message}.`, {
    members: { errors: [{ path, message }] },
  });
}
