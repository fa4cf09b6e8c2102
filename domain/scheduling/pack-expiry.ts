import type { Instant } from '../time/instant.ts';
import { dateOfLocal, formatLocalDate, parseLocalDate } from '../time/local-date.ts';
import { DAY } from '../time/units.ts';
import { instantOfWallTime } from '../time/wall-time.ts';
import { offsetIn } from '../time/zone-pieces.ts';

/**
 * When the credits of a pack expire: the same local date and time so many years later, where its
 * account is (002; the reading is ours). A 29 February becomes 28 February; a wall time that is
 * skipped that day is the transition that skips it, one that is repeated the first of the two.
 * @param zone IANA zone of the account
 */
export function expiryOf(purchasedAt: Instant, zone: string, years: number): Instant {
  const { date, time } = localOf(purchasedAt, zone);
  const text = formatLocalDate(date);
  const year = String(Number(text.slice(0, 4)) + years).padStart(4, '0');
  const later = parseLocalDate(`${year}${text.slice(4)}`) ?? parseLocalDate(`${year}-02-28`)!;
  return instantOfWallTime(later * DAY + time, zone);
}

/** The same wall time so many days earlier, by the rules of `expiryOf`. */
export function daysBefore(instant: Instant, zone: string, days: number): Instant {
  const { date, time } = localOf(instant, zone);
  return instantOfWallTime((date - days) * DAY + time, zone);
}

function localOf(instant: Instant, zone: string) {
  const localMs = instant + offsetIn(zone, instant);
  const date = dateOfLocal(localMs);
  return { date, time: localMs - date * DAY };
}
