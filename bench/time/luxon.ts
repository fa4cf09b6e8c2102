import { DateTime } from 'luxon';
import { WEEKDAYS, type Calendar } from '../../domain/time/calendar.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Prepare } from './contestant.ts';

/** Business time as a person would write it with Luxon: day by day, interval by interval. */
export const luxon: Prepare = (calendar) => ({
  add(start, minutes) {
    let left = minutes * MINUTE;
    for (const [opens, closes] of openings(calendar, start)) {
      if (left <= closes - opens) return opens + left;
      left -= closes - opens;
    }
    throw new Error('unreachable');
  },
  measure(start, end) {
    let sum = 0;
    for (const [opens, closes] of openings(calendar, start)) {
      if (opens >= end) break;
      sum += Math.min(closes, end) - opens;
    }
    return sum / MINUTE;
  },
});

/** All openings from a start on; the first one begins at the start. */
function* openings({ timeZone, weekly, holidays }: Calendar, start: number) {
  let day = DateTime.fromMillis(start, { zone: timeZone }).startOf('day');
  for (;;) {
    const isHoliday = (day.toISODate() ?? '') in holidays;
    const hours = isHoliday ? [] : (weekly[WEEKDAYS[day.weekday - 1] ?? 'mon'] ?? []);
    for (const [from, to] of hours) {
      const opens = Math.max(start, at(day, from));
      const closes = at(day, to);
      if (opens < closes) yield [opens, closes] as const;
    }
    day = day.plus({ days: 1 });
  }
}

function at(day: DateTime, wall: string): number {
  const [hour = 0, minute = 0] = wall.split(':').map(Number);
  return day.set({ hour, minute }).toMillis();
}
