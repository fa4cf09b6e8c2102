import type { Instant } from './instant.ts';
import { FIRST_YEAR, LAST_YEAR } from './range.ts';

/** One thing that is wrong with a calendar: where (`weekly.mon.0`), what, and how to put it right. */
export interface CalendarProblem {
  readonly path: string;
  readonly code:
    | 'zone-unknown'
    | 'weekday-unknown'
    | 'date-invalid'
    | 'interval-malformed'
    | 'interval-outside-day'
    | 'interval-empty'
    | 'interval-backwards'
    | 'intervals-overlap';
  readonly message: string;
}

/** A calendar that can't be used, with everything that is wrong about it. */
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

/** A calendar whose openings end, or never begin, before the asked amount has passed, either way. */
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

/** An instant, asked or computed, outside the years that calendars are compiled for. */
export class InstantRangeError extends Error {
  override readonly name = 'InstantRangeError';
  readonly code = 'instant-out-of-range';
  /** The instant itself; null where the result lies too far away to be named. */
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

/** An amount of time that can't be counted: negative, not a number, or beyond all sense. */
export class AmountError extends Error {
  override readonly name = 'AmountError';
  readonly code = 'amount-invalid';
  readonly amount: number;

  constructor(amount: number, expected: string) {
    super(`the amount must be ${expected}, not ${amount}`);
    this.amount = amount;
  }
}

/** A name that is no IANA time zone here. */
export class UnknownZoneError extends Error {
  override readonly name = 'UnknownZoneError';
  readonly code = 'zone-unknown';
  readonly zone: string;

  constructor(zone: string) {
    super(`"${zone}" is not an IANA time zone: use a name such as Europe/Berlin or UTC`);
    this.zone = zone;
  }
}
