import type { Clock, Pause } from '../case/types.ts';
import type { Calendar } from '../time/calendar.ts';
import { compileCalendar } from '../time/compile.ts';
import { deadline } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { ownTime, ownTimeBetween } from '../time/own-time.ts';

/**
 * What is left of a clock at `now`, in milliseconds of the clock's own time: open time where its
 * target is counted on a calendar (null: 24×7), elapsed time otherwise. Never negative; zero where
 * nothing is timed. Throws `CalendarError`, `InstantRangeError`.
 */
export function remainingMs(
  { target, dueAt }: Pick<Clock, 'target' | 'dueAt'>,
  calendar: Calendar | null,
  now: Instant,
): number {
  if (target === null || dueAt === null || now >= dueAt) return 0;
  const time = ownTime(target, calendar);
  return ownTimeBetween(time, now, dueAt);
}

/** What of a clock that stands still decides how much is left of it. */
export interface PausedClock extends Pick<Clock, 'target' | 'startedAt'> {
  readonly pausedSince: Instant;
  /** Those that are over, in order and apart. */
  readonly pauses: readonly Pause[];
}

/**
 * What is left of a clock that is paused, in milliseconds of its own time. A target in business
 * days is the open time from the start to where it would end without pauses, as in `scheduleClock`.
 * Throws what `remainingMs` throws, and `NeverOpensError`.
 */
export function pausedRemainingMs(
  { target, startedAt, pausedSince, pauses }: PausedClock,
  calendar: Calendar | null,
): number {
  if (target === null) return 0;
  const time = ownTime(target, calendar);
  const end = deadline(target, startedAt, calendar && compileCalendar(calendar));
  const paused = pauses.reduce((sum, { from, to }) => sum + ownTimeBetween(time, from, to), 0);
  const used = ownTimeBetween(time, startedAt, pausedSince) - paused;
  return Math.max(0, ownTimeBetween(time, startedAt, end) - used);
}
