import type { Instant } from '../time/instant.ts';
import { dateOfLocal, formatLocalDate, parseLocalDate } from '../time/local-date.ts';
import { DAY } from '../time/units.ts';
import { instantOfWallTime } from '../time/wall-time.ts';
import { offsetAt, type Zone } from '../time/zone.ts';

/**
 * When the credits of a pack expire: at the same local date and time a number of years later, in the
 * account's zone (document 002; the interpretation is ours). 29 February becomes 28 February. A wall
 * time that is skipped that day becomes the transition that skips it; a repeated one is the first.
 * @param zone the account's
 */
export function expiryOf(purchasedAt: Instant, zone: Zone, years: number): Instant {
  const { date, time } = localOf(purchasedAt, zone);
  const text = formatLocalDate(date);
  const year = String(Number(text.slice(0, 4)) + years).padStart(4, '0');
  const later = parseLocalDate(`${year}${text.slice(4)}`) ?? parseLocalDate(`${year}-02-28`)!;
  return instantOfWallTime(later * DAY + time, zone);
}

/** The same wall time a number of days earlier, by the rules of `expiryOf`. */
export function daysBefore(instant: Instant, zone: Zone, days: number): Instant {
  const { date, time } = localOf(instant, zone);
  return instantOfWallTime((date - days) * DAY + time, zone);
}

function localOf(instant: Instant, zone: Zone) {
  const localMs = instant + offsetAt(instant, zone);
  const date = dateOfLocal(localMs);
  return { date, time: localMs - date * DAY };
}
