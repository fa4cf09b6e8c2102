import { checkDays, minutesToMs } from './amount.ts';
import type { CompiledCalendar } from './compile.ts';
import { InstantRangeError } from './errors.ts';
import type { Instant } from './instant.ts';
import { isSupported } from './range.ts';
import type { Target } from './target.ts';
import { DAY } from './units.ts';

/**
 * When a target that is counted from `start` is due. Elapsed minutes ignore the calendar. Without
 * a calendar (24×7), business minutes are elapsed minutes and a business day is 24 hours.
 * Throws `AmountError`, `InstantRangeError`, `NeverOpensError`.
 */
export function deadline(
  target: Target,
  start: Instant,
  calendar: CompiledCalendar | null,
): Instant {
  if ('minutes' in target) return elapsed(start, minutesToMs(target.minutes));
  if ('businessMinutes' in target) {
    const amount = minutesToMs(target.businessMinutes);
    return calendar ? calendar.add(start, amount) : elapsed(start, amount);
  }
  const days = checkDays(target.businessDays);
  return calendar ? calendar.addBusinessDays(start, days) : elapsed(start, days * DAY);
}

function elapsed(start: Instant, ms: number): Instant {
  if (!isSupported(start)) throw new InstantRangeError(start);
  if (!isSupported(start + ms)) throw new InstantRangeError(start + ms);
  return start + ms;
}
