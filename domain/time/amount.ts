import { AmountError } from './errors.ts';
import { DAY, MINUTE } from './units.ts';

/** No offering promises more than a hundred years, so a larger amount is a mistake. */
const MAX_DAYS = 36_525;

/** Rounds an amount to whole milliseconds. Throws `AmountError`. */
export function checkMilliseconds(ms: number): number {
  if (ms >= 0 && ms <= MAX_DAYS * DAY) return Math.round(ms);
  throw new AmountError(ms, `from 0 to ${MAX_DAYS * DAY} milliseconds (a hundred years)`);
}

/** Converts minutes, which may be fractional, to whole milliseconds. Throws `AmountError`. */
export function minutesToMs(minutes: number): number {
  const max = (MAX_DAYS * DAY) / MINUTE;
  if (minutes >= 0 && minutes <= max) return Math.round(minutes * MINUTE);
  throw new AmountError(minutes, `from 0 to ${max} minutes (a hundred years)`);
}

/** Checks that a number of business days is whole and within range. Throws `AmountError`. */
export function checkDays(days: number): number {
  if (Number.isInteger(days) && days >= 0 && days <= MAX_DAYS) return days;
  throw new AmountError(days, `a whole number of days from 0 to ${MAX_DAYS}`);
}
