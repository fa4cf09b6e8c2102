import { z } from 'zod';
import { PlaceNeededError, UnknownCalendarError } from '../../domain/offering/calendar.ts';
import {
  AmountError,
  CalendarError,
  InstantRangeError,
  NeverOpensError,
} from '../../domain/time/errors.ts';
import { toIso } from '../../domain/time/instant.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../domain/time/range.ts';
import { MAX_ERRORS, type FieldError } from '../../catalogue/schema/validate.ts';
import { SpanTooLongError } from './span-limit.ts';

const itemError = z.object({
  code: z.enum([
    'invalid-item',
    'calendar-unknown',
    'calendar-needs-place',
    'calendar-invalid',
    'calendar-never-opens',
    'amount-invalid',
    'instant-out-of-range',
    'span-too-long',
  ]),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        path: z.string().meta({ description: 'Dotted', example: 'calendar.weekly.mon.0' }),
        message: z.string(),
        code: z.string().optional().meta({ example: 'intervals-overlap' }),
      }),
    )
    .optional()
    .meta({
      description: `For \`invalid-item\` and \`calendar-invalid\`; the first ${MAX_ERRORS}`,
    }),
});

/** The answer to an item that cannot be computed, in the place of its result. */
export const itemFailure = z.object({ error: itemError }).meta({ id: 'ItemFailure' });

type ItemError = z.output<typeof itemError>;
export type ItemFailure = z.output<typeof itemFailure>;

/** An item that does not fit its schema. */
export function invalidItem(errors: readonly FieldError[]): ItemFailure {
  return failure(
    'invalid-item',
    'The item does not match its schema: `errors` says where.',
    errors,
  );
}

/**
 * The failure for an error in a calendar, a place, an amount, an instant or a span. Throws any other error
 * again.
 */
export function failureOf(error: unknown): ItemFailure {
  if (error instanceof CalendarError) {
    const errors = error.problems.slice(0, MAX_ERRORS).map((each) => ({
      ...each,
      path: `calendar.${each.path}`,
    }));
    return failure(error.code, 'The calendar cannot be used: `errors` says why.', errors);
  }
  if (error instanceof InstantRangeError) return failure(error.code, rangeOf(error));
  if (
    error instanceof UnknownCalendarError ||
    error instanceof PlaceNeededError ||
    error instanceof NeverOpensError ||
    error instanceof SpanTooLongError ||
    error instanceof AmountError
  ) {
    return failure(error.code, error.message);
  }
  throw error;
}

function failure(
  code: ItemError['code'],
  detail: string,
  errors?: readonly FieldError[],
): ItemFailure {
  return { error: { code, detail, ...(errors && { errors: [...errors] }) } };
}

function rangeOf({ instant, message }: InstantRangeError): string {
  if (instant === null) return message;
  return `${toIso(instant)} lies outside of the years ${FIRST_YEAR} to ${LAST_YEAR} (UTC)`;
}
