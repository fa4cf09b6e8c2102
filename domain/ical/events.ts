import type { Calendar } from '../time/calendar.ts';
import type { Hours } from '../time/hours.ts';
import { parseLocalDate, weekdayOf, type LocalDate } from '../time/local-date.ts';
import { openingOn, type Opening } from './opening.ts';
import { areSame, weeklyHours, type WeeklyHours } from './weekly-hours.ts';

/** A half-open span of dates: `to` is exclusive. */
export interface DateSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Weekly hours that recur from a first to a last opening, except on some dates between. */
export interface Series {
  readonly weekly: WeeklyHours;
  readonly first: Opening;
  readonly last: Opening;
  readonly except: readonly LocalDate[];
}

/** The events in a calendar file. */
export interface Events {
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[];
  readonly series: readonly Series[];
  /** Openings that no series covers: hours of other dates, and hours within which clocks jump. */
  readonly single: readonly Opening[];
}

/** The holidays and openings of a calendar, whose hours are given, within a span of dates. */
export function eventsOf(calendar: Calendar, hours: Hours, span: DateSpan): Events {
  const openings: Opening[] = [];
  for (let date = span.from; date < span.to; date += 1) {
    for (const each of hours.on(date)) openings.push(openingOn(date, each, hours.zone));
  }
  const weekly = weeklyHours(calendar);
  const isRegular = (opening: Opening) =>
    opening.isPlain && weekly.some((each) => isOf(opening, each));
  return {
    holidays: holidaysIn(calendar, span),
    series: weekly.flatMap((each) => seriesOf(each, openings)),
    single: openings.filter((opening) => !isRegular(opening)),
  };
}

function seriesOf(weekly: WeeklyHours, openings: readonly Opening[]): readonly Series[] {
  const regular = openings.filter((each) => each.isPlain && isOf(each, weekly));
  const [first, last] = [regular[0], regular.at(-1)];
  if (!first || !last) return [];
  const open = new Set(regular.map(({ date }) => date));
  const except: LocalDate[] = [];
  for (let { date } = first; date < last.date; date += 1) {
    if (weekly.weekdays.includes(weekdayOf(date)) && !open.has(date)) except.push(date);
  }
  return [{ weekly, first, last, except }];
}

function isOf({ date, hours }: Opening, weekly: WeeklyHours): boolean {
  return areSame(hours, weekly.hours) && weekly.weekdays.includes(weekdayOf(date));
}

/** The holidays that no exception replaces. */
function holidaysIn({ holidays, exceptions }: Calendar, { from, to }: DateSpan) {
  return Object.entries(holidays).flatMap(([text, name]) => {
    const date = parseLocalDate(text);
    const counts = date !== null && date >= from && date < to && !Object.hasOwn(exceptions, text);
    return counts ? [{ date, name }] : [];
  });
}
