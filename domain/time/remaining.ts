import type { ClockPlan } from '../case/types.ts';
import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { ownTime } from './own-time.ts';

/**
 * What is left of a clock at `now`, in milliseconds of the clock's own time: open time where its
 * target is counted on a calendar (null: 24×7), elapsed time otherwise. Never negative; zero where
 * nothing is timed. Throws `CalendarError`, `InstantRangeError`.
 */
export function remainingMs(
  { target, dueAt }: Pick<ClockPlan, 'target' | 'dueAt'>,
  calendar: Calendar | null,
  now: Instant,
): number {
  if (target === null || dueAt === null || now >= dueAt) return 0;
  const time = ownTime(target, calendar);
  return time ? time.measure(now, dueAt) : dueAt - now;
}
