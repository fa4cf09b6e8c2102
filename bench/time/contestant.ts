import type { Calendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** A library of business time as the bench asks it; one file each under `contestants/`. */
export interface Contestant {
  /**
   * Makes a calendar ready as far as the library has such a thing. Libraries that know only one
   * zone, that of their process, take it for the calendar's.
   */
  readonly prepare: (calendar: Calendar) => Counter;
}

/** Counts on one calendar. Whole minutes, since not every library counts in less. */
export interface Counter {
  /** The instant by which so many minutes of open time have passed since `start`. */
  readonly add: (start: Instant, minutes: number) => Instant;
  /** Minutes of open time from `start` to `end`, which comes later. */
  readonly measure: (start: Instant, end: Instant) => number;
}
