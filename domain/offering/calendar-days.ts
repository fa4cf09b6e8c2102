import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { HolidayFeedSnapshot } from '../../catalogue/schema/holiday-feed-schema.ts';
import type { MakeUpSnapshot } from '../../catalogue/schema/make-up-schema.ts';
import type { Calendar, WallInterval } from '../time/calendar.ts';
import { halfDaysOf, openBeside, weeklyOn } from './half-days.ts';
import { feedsOf, named } from './holiday-feeds.ts';
import { holidayPlaces, publicHolidays, type HolidayPlace } from './holiday-places.ts';
import type { Place } from './place.ts';

/** The snapshots that a calendar uses in one place. */
export interface CalendarDays {
  /** The places whose public holidays close the calendar. */
  readonly places: readonly HolidayPlace[];
  /** Imported feeds whose days close the calendar. */
  readonly feeds: readonly HolidayFeedSnapshot[];
  /** Null if the calendar follows no make-up days, or the catalogue has none for the country. */
  readonly makeUpDays: MakeUpSnapshot | null;
}

/** Finds the holidays and feeds that close a calendar in one place, and the make-up days that open it. */
export function calendarDays(
  catalogue: Catalogue,
  policy: CalendarPolicy,
  place: Pick<Place, 'region' | 'subdivision'>,
): CalendarDays {
  const followed = policy.makeUpDays?.country;
  const arranging = followed === 'account' ? place.region : followed;
  return {
    places: holidayPlaces(catalogue, policy, place),
    feeds: feedsOf(catalogue, policy),
    makeUpDays: catalogue.makeUpDays.find((each) => each.country === arranging) ?? null,
  };
}

/** Dates of a calendar, with a year or without, that have other hours than their weekday. */
type SpecialDates = Pick<Calendar, 'holidays' | 'exceptions'>;

/**
 * The special dates of a calendar: public holidays, additional days off, make-up days, the days of
 * feeds and the policy's own exceptions. A feed's closed days are closed even if they are worked
 * elsewhere; its worked days are open even if they are holidays; of its half days the rest of the
 * hours is open. The policy's own exceptions take precedence over everything else. Every closed date
 * is listed as a named holiday; one that an exception or a half day closes is an exception without
 * hours as well, as other holidays may have hours.
 * @param weekly the hours of the calendar's weekdays in the place
 */
export function datesOf(
  policy: CalendarPolicy,
  { places, feeds, makeUpDays }: CalendarDays,
  weekly: CalendarPolicy['weekly'],
): SpecialDates {
  const usual = { ...makeUpDays?.off, ...publicHolidays(places) };
  const fed = feeds.map(({ days }) => days);
  const closed = new Map(Object.entries(named([usual, ...fed])));
  const hours = new Map([...makeUpHours(policy, makeUpDays), ...feedHours(policy, feeds)]);
  for (const date of fed.flatMap(Object.keys)) hours.delete(date);
  for (const [date, half] of halfDaysOf(feeds)) {
    const whole = hours.get(date) ?? hoursOn(date, weekly, closed.has(date), policy.holidayHours);
    if (whole.length > 0) hours.set(date, openBeside(half.closed, whole));
    if (hours.get(date)?.length === 0) closed.set(date, half.name);
  }
  addExceptions(policy.exceptions, weekly, { closed, hours });
  return { holidays: Object.fromEntries(closed), exceptions: Object.fromEntries(hours) };
}

function hoursOn(
  date: string,
  weekly: CalendarPolicy['weekly'],
  isHoliday: boolean,
  holidayHours: CalendarPolicy['holidayHours'],
): readonly WallInterval[] {
  const usual = weeklyOn(date, weekly);
  return isHoliday && usual.length > 0 ? (holidayHours ?? []) : usual;
}

interface Dates {
  readonly closed: Map<string, string>;
  readonly hours: Map<string, readonly WallInterval[]>;
}

/** Those without a year replace what is there of each year that they hold in, and come before those of one year. */
function addExceptions(
  exceptions: CalendarPolicy['exceptions'],
  weekly: CalendarPolicy['weekly'],
  { closed, hours }: Dates,
): void {
  const ordered = Object.entries(exceptions).toSorted(([a], [b]) => a.length - b.length);
  for (const [on, exception] of ordered) {
    const replaced = [...closed.keys(), ...hours.keys()].filter((date) => date.endsWith(`-${on}`));
    for (const date of replaced) {
      if (exception.hours.length > 0 && weeklyOn(date, weekly).length === 0) continue;
      closed.delete(date);
      hours.delete(date);
    }
    hours.set(on, exception.hours);
    if (exception.hours.length === 0) closed.set(on, exception.name);
  }
}

type HoursByDate = readonly (readonly [string, readonly WallInterval[]])[];

function makeUpHours({ makeUpDays }: CalendarPolicy, followed: MakeUpSnapshot | null): HoursByDate {
  if (makeUpDays === null || followed === null) return [];
  return Object.keys(followed.worked).map((date) => [date, makeUpDays.hours]);
}

function feedHours(
  { workedHours }: CalendarPolicy,
  feeds: readonly HolidayFeedSnapshot[],
): HoursByDate {
  if (workedHours === null || workedHours === 'none') return [];
  return feeds.flatMap(({ worked }) => Object.keys(worked).map((date) => [date, workedHours]));
}
