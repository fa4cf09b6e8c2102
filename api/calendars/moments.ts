import { z } from 'zod';
import { parseInstant, type Instant } from '../../domain/time/instant.ts';
import { parseLocalDate, type LocalDate } from '../../domain/time/local-date.ts';
import { FIRST_YEAR, isSupported, LAST_YEAR } from '../../domain/time/range.ts';
import { DAY } from '../../domain/time/units.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { instantOfWallTime } from '../../domain/time/wall-time.ts';
import { invalidQuery } from '../http/problems.ts';

/** An instant, or a date, which means its midnight in the calendar's zone. */
export type Moment = { readonly instant: Instant } | { readonly date: LocalDate };

const OUTSIDE = `must be within the years ${FIRST_YEAR} to ${LAST_YEAR}`;

/** A date in a query, `2026-12-24`. */
export const dateText = z
  .string()
  .transform((text, context): LocalDate => {
    const date = parseLocalDate(text);
    if (date !== null && isSupported(date * DAY)) return date;
    const message = date === null ? 'must be a date that exists, as YYYY-MM-DD' : OUTSIDE;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ format: 'date', example: '2026-12-24' });

/** A date or an instant in a query. */
export const moment = z
  .string('is required: a date as YYYY-MM-DD, or an instant as RFC 3339')
  .transform((text, context): Moment => {
    const date = parseLocalDate(text);
    const instant = parseInstant(text);
    const found = instant ?? (date === null ? null : date * DAY);
    if (found !== null && isSupported(found)) {
      return date === null ? { instant: found } : { date };
    }
    context.addIssue({ code: 'custom', message: found === null ? messageFor(text) : OUTSIDE });
    return z.NEVER;
  })
  .meta({
    description: 'A date, which means midnight in the calendar’s time zone, or an RFC 3339 instant',
    example: '2026-12-24',
  });

/**
 * The instant that is meant in a zone. Throws `Problem` 400 if it lies outside the supported years, as the
 * very first midnight does east of Greenwich.
 */
export function instantOf(asked: Moment, zone: Zone, path: 'from' | 'to'): Instant {
  if ('instant' in asked) return asked.instant;
  const instant = instantOfWallTime(asked.date * DAY, zone);
  if (isSupported(instant)) return instant;
  throw invalidQuery([{ path, message: `${OUTSIDE}, in UTC` }]);
}

/**
 * Throws `Problem` 400 if a span is empty, runs backwards or is too long.
 * @param length in milliseconds, as is `limit`
 */
export function checkSpan(length: number, limit: number, limitText: string): void {
  if (length <= 0) throw invalidQuery([{ path: 'to', message: 'must be after `from`' }]);
  if (length <= limit) return;
  const message = `lies more than ${limitText} after \`from\`: ask for less at once`;
  throw invalidQuery([{ path: 'to', message }]);
}

function messageFor(text: string): string {
  const hint = /T.* \d\d:\d\d$/.test(text) ? '; a + in a query is written %2B' : '';
  return `must be a date that exists, as YYYY-MM-DD, or an instant as RFC 3339 with Z or an offset${hint}`;
}
