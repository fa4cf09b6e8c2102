import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { HalfDay, HolidayFeedSnapshot } from '../../catalogue/schema/holiday-feed-schema.ts';
import { WEEKDAYS, type WallInterval } from '../time/calendar.ts';
import { parseLocalDate, weekdayOf } from '../time/local-date.ts';

/** The half days of feeds by date; on a date that two of them have, both hours are closed. */
export function halfDaysOf(feeds: readonly HolidayFeedSnapshot[]): ReadonlyMap<string, HalfDay> {
  const days = new Map<string, HalfDay>();
  for (const [date, half] of feeds.flatMap(({ halfDays }) => Object.entries(halfDays))) {
    const { name, closed } = days.get(date) ?? { name: half.name, closed: [] };
    days.set(date, { name, closed: [...closed, ...half.closed] });
  }
  return days;
}

/** The hours of a date's weekday. */
export function weeklyOn(date: string, weekly: CalendarPolicy['weekly']): readonly WallInterval[] {
  const day = parseLocalDate(date);
  return day === null ? [] : weekly[WEEKDAYS[weekdayOf(day)]!];
}

/** The end of a day, from which on hours are those of the next. */
const MIDNIGHT = '24:00';

/**
 * What stays open of some hours beside those that are closed; wall times compare as texts. Of a shift whose
 * evening is closed to midnight, nothing is left: its small hours belong to that evening.
 */
export function openBeside(
  closed: readonly WallInterval[],
  hours: readonly WallInterval[],
): readonly WallInterval[] {
  return closed.reduce<readonly WallInterval[]>(
    (open, [from, to]) =>
      open.flatMap(([opens, closes]): WallInterval[] => {
        const before: WallInterval = [opens, from < closes ? from : closes];
        const after: WallInterval = [to > opens ? to : opens, closes];
        return [before, after].filter(([begin, end]) => begin < end && begin < MIDNIGHT);
      }),
    hours,
  );
}
