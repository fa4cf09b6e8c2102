import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { HolidayFeedSnapshot } from '../../catalogue/schema/holiday-feed-schema.ts';
import type { HolidaySnapshot } from '../../catalogue/schema/holiday-schema.ts';
import type { MakeUpSnapshot } from '../../catalogue/schema/make-up-schema.ts';
import type { Calendar, WallInterval } from '../time/calendar.ts';
import { halfDaysOf, openBeside, weeklyOn } from './half-days.ts';
import { feedsOf, named, type Names } from './holiday-feeds.ts';
import type { Place } from './place.ts';

/** The snapshots that a calendar uses in one place. */
export interface CalendarDays {
  /** The country whose public holidays close the calendar; null if it is open on holidays. */
  readonly country: string | null;
  /** The part of the country (ISO 3166-2) whose own holidays also count; null if none is named. */
  readonly subdivision: string | null;
  /** Null if the catalogue has no holidays for the country, or the calendar is open on holidays. */
  readonly holidays: HolidaySnapshot | null;
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
  const { country, subdivision } = holidayPlace(policy, place);
  const followed = policy.makeUpDays?.country;
  const arranging = followed === 'account' ? place.region : followed;
  return {
    country,
    subdivision,
    holidays: catalogue.holidays.find((each) => each.country === country) ?? null,
    feeds: feedsOf(catalogue, policy),
    makeUpDays: catalogue.makeUpDays.find((each) => each.country === arranging) ?? null,
  };
}

/**
 * The special dates of a calendar: public holidays, additional days off, make-up days, the days of
 * feeds and the policy's own exceptions. A feed's closed days are closed even if they are worked
 * elsewhere; its worked days are open even if they are holidays; of its half days the rest of the
 * hours is open. The policy's own exceptions take precedence over everything else. Every closed date
 * is listed as a named holiday.
 * @param weekly the hours of the calendar's weekdays in the place
 */
export function datesOf(
  policy: CalendarPolicy,
  { holidays, feeds, makeUpDays, subdivision }: CalendarDays,
  weekly: CalendarPolicy['weekly'],
): Pick<Calendar, 'holidays' | 'exceptions'> {
  const usual = { ...makeUpDays?.off, ...publicHolidays(holidays, subdivision) };
  const fed = feeds.map(({ days }) => days);
  const closed = named([usual, ...fed]);
  const hours = new Map([...makeUpHours(policy, makeUpDays), ...feedHours(policy, feeds)]);
  for (const date of fed.flatMap(Object.keys)) hours.delete(date);
  for (const [date, half] of halfDaysOf(feeds)) {
    const whole = hours.get(date) ?? (Object.hasOwn(closed, date) ? [] : weeklyOn(date, weekly));
    if (whole.length > 0) hours.set(date, openBeside(half.closed, whole));
    if (hours.get(date)?.length === 0) closed[date] = half.name;
  }
  for (const [date, exception] of Object.entries(policy.exceptions)) {
    hours.set(date, exception.hours);
    if (exception.hours.length === 0) closed[date] = exception.name;
  }
  return {
    holidays: closed,
    exceptions: Object.fromEntries([...hours].filter(([, intervals]) => intervals.length > 0)),
  };
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

function holidayPlace(
  { holidays }: CalendarPolicy,
  { region, subdivision = null }: Pick<Place, 'region' | 'subdivision'>,
): Pick<CalendarDays, 'country' | 'subdivision'> {
  if (holidays === 'none') return { country: null, subdivision: null };
  if (holidays === 'account') return { country: region, subdivision };
  const [country = holidays] = holidays.split('-');
  return { country, subdivision: country === holidays ? null : holidays };
}

/** The country's public holidays, with the subdivision's own added and those it does not observe removed. */
function publicHolidays(snapshot: HolidaySnapshot | null, subdivision: string | null): Names {
  if (snapshot === null || subdivision === null) return snapshot?.days ?? {};
  const days = new Map(Object.entries(snapshot.days));
  for (const { on } of ofPart(snapshot.removed, subdivision)) {
    on.forEach((date) => days.delete(date));
  }
  for (const { name, on } of ofPart(snapshot.added, subdivision)) {
    on.forEach((date) => days.set(date, name));
  }
  return Object.fromEntries([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function ofPart(list: HolidaySnapshot['added'], subdivision: string): HolidaySnapshot['added'] {
  return list.filter((each) => each.in.includes(subdivision));
}
