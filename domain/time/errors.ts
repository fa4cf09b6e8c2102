import type { Instant } from './instant.ts';
import { FIRST_YEAR, LAST_YEAR } from './range.ts';

/** A problem with a calendar: where it is (`weekly.mon.0`), what is wrong and how to fix it. */
export interface CalendarProblem {
  readonly path: string;
  readonly code:
    | 'zone-unknown'
    | 'weekday-unknown'
    | 'weekday-closed'
    | 'date-invalid'
    | 'interval-malformed'
    | 'interval-outside-day'
    | 'interval-empty'
    | 'interval-backwards'
    | 'intervals-overlap';
  readonly message: string;
}

/** Thrown for a calendar that cannot be used, with all its problems. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code = 'calendar-invalid';
  readonly problems: readonly CalendarProblem[];

  constructor(problems: readonly CalendarProblem[]) {
    const list = problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
    super(`the calendar is invalid: ${list}`);
    this.problems = problems;
  }
}

/** Thrown when a calendar has too little open time, after or before an instant, for the amount asked. */
export class NeverOpensError extends Error {
  override readonly name = 'NeverOpensError';
  readonly code = 'calendar-never-opens';
  /** Where the search began. */
  readonly from: Instant;

  constructor(from: Instant, way: 'after' | 'before' = 'after') {
    super(
      `the calendar does not open often enough ${way} ${new Date(from).toISOString()}: ` +
        `give it weekly hours or ${way === 'after' ? 'later' : 'earlier'} exceptions`,
    );
    this.from = from;
  }
}

/** Thrown for an instant, given or computed, outside the years that calendars are compiled for. */
export class InstantRangeError extends Error {
  override readonly name = 'InstantRangeError';
  readonly code = 'instant-out-of-range';
  /** The instant itself; null if a result lies beyond the supported years and was not computed. */
  readonly instant: Instant | null;

  constructor(instant: Instant | null) {
    super(
      instant === null
        ? `the result is beyond the supported years ${FIRST_YEAR} to ${LAST_YEAR}`
        : `${instant} ms since 1970 is not a whole millisecond within the supported years ` +
            `${FIRST_YEAR} to ${LAST_YEAR} (UTC)`,
    );
    this.instant = instant;
  }
}

/** Thrown for a release of the zone data that does not travel along with this process. */
export class ZoneDataError extends Error {
  override readonly name = 'ZoneDataError';
  readonly code = 'zone-data-missing';

  constructor(release: string, newest: string) {
    super(
      `this process has no zone data ${release}, only others up to ${newest}: run a version of the service that has them`,
    );
  }
}

/** Thrown for an amount of time that cannot be counted: negative, not a number, or far too large. */
export class AmountError extends Error {
  override readonly name = 'AmountError';
  readonly code = 'amount-invalid';
  readonly amount: number | string;

  constructor(amount: number | string, expected: string) {
    super(`the amount must be ${expected}, not ${amount}`);
    this.amount = amount;
  }
}
