import { checkDays, checkMonths } from './amount.ts';
import type { Instant } from './instant.ts';
import { dateOfLocal } from './local-date.ts';
import { DAY } from './units.ts';
import { instantOfWallTime } from './wall-time.ts';
import { offsetAt, type Zone } from './zone.ts';

/** The same wall time so many dates later. Throws `AmountError`. */
export function addDays(start: Instant, days: number, zone: Zone): Instant {
  const count = checkDays(days);
  return count === 0 ? start : instantOfWallTime(localOf(start, zone) + count * DAY, zone);
}

/**
 * The same wall time on the same day of a later month, or on that month's last day if it is shorter.
 * Throws `AmountError`.
 */
export function addMonths(start: Instant, months: number, zone: Zone): Instant {
  const count = checkMonths(months);
  if (count === 0) return start;
  const local = localOf(start, zone);
  const date = new Date(dateOfLocal(local) * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
  return instantOfWallTime(midnight + (local - dateOfLocal(local) * DAY), zone);
}

function localOf(instant: Instant, zone: Zone): number {
  return instant + offsetAt(instant, zone);
}
