import type { Instant } from './instant.ts';

/**
 * The years (UTC) that business time is computed for. They are bounded so that no search is endless:
 * earlier years had no common zone rules, and those of later years are unknown.
 */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

/** The first instant of a year in UTC. */
export function yearStart(year: number): Instant {
  return Date.UTC(year, 0, 1);
}

/** The first instant after a year in UTC; -Infinity, which stands for no year, gives -Infinity. */
export function yearEnd(year: number): Instant {
  return year === -Infinity ? year : yearStart(year + 1);
}

/** The year in UTC. */
export function yearOf(instant: Instant): number {
  return new Date(instant).getUTCFullYear();
}

/**
 * The last year that a look-ahead from an instant reaches: the second after its own (UTC). Displayed
 * values need no more, and the bound keeps the search short for a calendar that never opens.
 */
export function lookAheadYear(instant: Instant): number {
  return Math.min(yearOf(instant) + 2, LAST_YEAR);
}

const BEGIN = yearStart(FIRST_YEAR);
const END = yearStart(LAST_YEAR + 1);

/** Whether the instant is a whole millisecond within the supported years. */
export function isSupported(instant: Instant): boolean {
  return Number.isInteger(instant) && instant >= BEGIN && instant < END;
}
