import type { Calendar } from '../../domain/time/calendar.ts';
import { compileCalendar } from '../../domain/time/compile.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { MINUTE } from '../../domain/time/units.ts';

/** Prepares a calendar, as far as a library supports that. */
export type Prepare = (calendar: Calendar) => Counter;

/** Counts on one calendar, in minutes of open time. */
export interface Counter {
  /** The instant by which so many of them have passed since `start`. */
  readonly add: (start: Instant, minutes: number) => Instant;
  /** How many there are from `start` to `end`, which comes later. */
  readonly measure: (start: Instant, end: Instant) => number;
}

export const ours: Prepare = (calendar) => {
  const compiled = compileCalendar(calendar);
  return {
    add: (start, minutes) => compiled.add(start, minutes * MINUTE),
    measure: (start, end) => compiled.measure(start, end) / MINUTE,
  };
};
