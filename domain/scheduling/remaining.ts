import type { Clock, Pause } from '../case/types.ts';
import type { Calendar } from '../time/calendar.ts';
import { compileCalendar } from '../time/compile.ts';
import { deadline } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { ownTime, ownTimeBetween } from '../time/own-time.ts';
import type { Zone } from '../time/zone.ts';

/**
 * The time left on a clock at `now`, in milliseconds of its own time: open time if its target is
 * counted on a calendar (null: 24×7), otherwise elapsed time. Never negative; zero if nothing is
 * timed. Throws `CalendarError`, `InstantRangeError`.
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

/** The part of a paused clock that determines how much time is left on it. */
export interface PausedClock extends Pick<Clock, 'target' | 'startedAt'> {
  readonly pausedSince: Instant;
  /** The pauses that are over, in order and not overlapping. */
  readonly pauses: readonly Pause[];
}

/**
 * The time left on a paused clock, in milliseconds of its own time. A target in days, months or business
 * days is the time from the start to where it would end without pauses, as in `scheduleClock`.
 * Throws what `remainingMs` throws, and `AmountError`, `NeverOpensError`.
 * @param zone whose dates days and months are
 */
export function pausedRemainingMs(
  { target, startedAt, pausedSince, pauses }: PausedClock,
  calendar: Calendar | null,
  zone: Zone,
): number {
  if (target === null) return 0;
  const time = ownTime(target, calendar);
  const end = deadline(target, startedAt, calendar && compileCalendar(calendar), zone);
  const paused = pauses.reduce((sum, { from, to }) => sum + ownTimeBetween(time, from, to), 0);
  const used = ownTimeBetween(time, startedAt, pausedSince) - paused;
  return Math.max(0, ownTimeBetween(time, startedAt, end) - used);
}
