import { AmountError } from './errors.ts';
import { DAY, MINUTE } from './units.ts';
import { wallTimeOf } from './wall-hours.ts';

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

/** Reads a wall time of a day, `00:00` to `24:00`, as milliseconds since midnight. Throws `AmountError`. */
export function checkWallTime(text: string): number {
  const time = wallTimeOf(text);
  if (time !== null && time <= DAY) return time;
  throw new AmountError(text, 'a wall time from 00:00 to 24:00');
}

const MAX_MONTHS = 1_200;

/** Checks that a number of months is whole and within range. Throws `AmountError`. */
export function checkMonths(months: number): number {
  if (Number.isInteger(months) && months >= 0 && months <= MAX_MONTHS) return months;
  throw new AmountError(months, `a whole number of months from 0 to ${MAX_MONTHS}`);
}

/** Checks that a number of days is whole and within range. Throws `AmountError`. */
export function checkDays(days: number): number {
  if (Number.isInteger(days) && days >= 0 && days <= MAX_DAYS) return days;
  throw new AmountError(days, `a whole number of days from 0 to ${MAX_DAYS}`);
}
