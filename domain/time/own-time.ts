import type { CompiledCalendar } from './compile.ts';
import { compileCalendar } from './compile.ts';
import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { isElapsed, type Target } from './target.ts';

/**
 * The calendar on which a clock's own time passes. Percentages, pauses and remaining time are
 * measured in that time, and explanations count it. Null means elapsed time, which is always the
 * case for a target in minutes, days or months.
 */
export function ownCalendar(target: Target, calendar: Calendar | null): Calendar | null {
  return isElapsed(target) ? null : calendar;
}

/** The same, compiled. Throws `CalendarError`. */
export function ownTime(target: Target, calendar: Calendar | null): CompiledCalendar | null {
  const own = ownCalendar(target, calendar);
  return own && compileCalendar(own);
}

/** How much of a clock's own time passes between two instants, in milliseconds. */
export function ownTimeBetween(time: CompiledCalendar | null, from: Instant, to: Instant): number {
  return time ? time.measure(from, to) : to - from;
}
