import type { CompiledCalendar } from './compile.ts';
import { compileCalendar } from './compile.ts';
import type { Calendar } from './calendar.ts';
import type { Target } from './target.ts';

/**
 * The calendar on which a clock's own time passes: percentages, pauses and what is left are taken
 * of that time. Null is elapsed time. Throws `CalendarError`.
 */
export function ownTime(target: Target, calendar: Calendar | null): CompiledCalendar | null {
  return calendar === null || 'minutes' in target ? null : compileCalendar(calendar);
}
