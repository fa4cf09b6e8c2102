import type { Instant } from './instant.ts';

/**
 * The years (UTC) that business time is computed for. Bounded so that no search is endless:
 * before, zones had no common rules; after, nobody knows them.
 */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

/** The first instant of a year in UTC. */
export function yearStart(year: number): Instant {
  return Date.UTC(year, 0, 1);
}

/** The first instant after a year in UTC; of no year at all (-Infinity), itself. */
export function yearEnd(year: number): Instant {
  return year === -Infinity ? year : yearStart(year + 1);
}

/** The year in UTC. */
export function yearOf(instant: Instant): number {
  return new Date(instant).getUTCFullYear();
}

/**
 * The last year that a look ahead from an instant reaches: the second after its own (UTC). What is
 * asked for people to see needs no more, and a calendar that stays shut is found out soon.
 */
export function lookAheadYear(instant: Instant): number {
  return Math.min(yearOf(instant) + 2, LAST_YEAR);
}

const BEGIN = yearStart(FIRST_YEAR);
const END = yearStart(LAST_YEAR + 1);

/** Whether this is a whole millisecond of the supported years. */
export function isSupported(instant: Instant): boolean {
  return Number.isInteger(instant) && instant >= BEGIN && instant < END;
}
