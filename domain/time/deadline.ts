import { checkDays, minutesToMs } from './amount.ts';
import { addDays, addMonths } from './calendar-dates.ts';
import { WEEKDAYS, type Calendar, type WallInterval } from './calendar.ts';
import { compileCalendar, type CompiledCalendar } from './compile.ts';
import { InstantRangeError } from './errors.ts';
import type { Instant } from './instant.ts';
import { isSupported } from './range.ts';
import { targetCase, type Target } from './target.ts';
import { DAY } from './units.ts';
import type { Zone } from './zone.ts';

/**
 * When a target that is counted from `start` is due. Elapsed time ignores when the calendar is open.
 * Without a calendar (24×7), business minutes are elapsed minutes, a business day is 24 hours, and
 * every date is a business day.
 * Throws `AmountError`, `InstantRangeError`, `NeverOpensError`.
 * @param zone whose dates days and months are
 */
export function deadline(
  target: Target,
  start: Instant,
  calendar: CompiledCalendar | null,
  zone: Zone,
): Instant {
  return targetCase(target, {
    minutes: (minutes) => elapsed(start, minutesToMs(minutes)),
    days: (days) => inRange(addDays(inRange(start), days, zone)),
    months: (months) => inRange(addMonths(inRange(start), months, zone)),
    businessMinutes(minutes) {
      const amount = minutesToMs(minutes);
      return calendar ? calendar.add(start, amount) : elapsed(start, amount);
    },
    businessDays(days) {
      const count = checkDays(days);
      return calendar ? calendar.addBusinessDays(start, count) : elapsed(start, count * DAY);
    },
    by: (by) => (calendar ?? compileCalendar(openAlways(zone))).by(by, start),
  });
}

const ALL_DAY: readonly WallInterval[] = [['00:00', '24:00']];

function openAlways({ name, release }: Zone): Calendar {
  const weekly = Object.fromEntries(WEEKDAYS.map((day) => [day, ALL_DAY]));
  return { timeZone: name, zoneData: release, weekly, holidays: {}, exceptions: {} };
}

function elapsed(start: Instant, ms: number): Instant {
  return inRange(inRange(start) + ms);
}

function inRange(instant: Instant): Instant {
  if (!isSupported(instant)) throw new InstantRangeError(instant);
  return instant;
}
