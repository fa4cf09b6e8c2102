import { DateTime } from 'luxon';
import type { Calendar, WallInterval } from '../../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../../domain/time/calendar.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Contestant } from '../contestant.ts';

/** Business time as a person would write it with Luxon: day by day, interval by interval. */
export const luxon: Contestant = {
  prepare(calendar) {
    return {
      add(start, minutes) {
        let left = minutes * MINUTE;
        for (const [opens, closes] of openings(calendar, start)) {
          const length = closes - opens;
          if (left <= length) return opens + left;
          left -= length;
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
    };
  },
};

/** All openings from a start on, the first one cut to it. */
function* openings(calendar: Calendar, start: number): Generator<readonly [number, number], never> {
  let day = DateTime.fromMillis(start, { zone: calendar.timeZone }).startOf('day');
  for (;;) {
    for (const [from, to] of hoursOn(calendar, day)) {
      const opens = Math.max(start, at(day, from));
      const closes = at(day, to);
      if (opens < closes) yield [opens, closes];
    }
    day = day.plus({ days: 1 });
  }
}

function hoursOn(calendar: Calendar, day: DateTime): readonly WallInterval[] {
  const date = day.toISODate() ?? '';
  const exception = calendar.exceptions[date];
  if (exception) return exception;
  if (date in calendar.holidays) return [];
  return calendar.weekly[WEEKDAYS[day.weekday - 1] ?? 'mon'] ?? [];
}

/** A wall time of a day; Luxon takes 24:00 for the next midnight. */
function at(day: DateTime, wall: string): number {
  const [hour = 0, minute = 0] = wall.split(':').map(Number);
  return day.set({ hour, minute }).toMillis();
}
