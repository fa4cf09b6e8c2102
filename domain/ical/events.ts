import type { Calendar } from '../time/calendar.ts';
import { weekdayOf, type LocalDate } from '../time/local-date.ts';
import { joinedSpans, type Span } from '../time/joined-spans.ts';
import type { Openings } from '../time/openings.ts';
import { UnionHours } from '../time/union-hours.ts';
import { DAY } from '../time/units.ts';
import { instantOfWallTime } from '../time/wall-time.ts';
import { piecesBetween } from '../time/zone-pieces.ts';
import { holidayOn } from '../time/special-dates.ts';
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
  /** Those that no exception opens. */
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[];
  readonly series: readonly Series[];
  /** Openings that no series covers: hours of other dates, and hours within which clocks jump. */
  readonly single: readonly Opening[];
  /** The openings of a calendar that is open while any of several is: they have no hours of one zone. */
  readonly spans: readonly Span[];
}

/** The holidays and openings of a calendar, whose hours are given, within a span of dates. */
export function eventsOf(calendar: Calendar, hours: Openings, span: DateSpan): Events {
  if (hours instanceof UnionHours) {
    return { holidays: [], series: [], single: [], spans: spansIn(hours, span) };
  }
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
    spans: [],
  };
}

function spansIn(hours: UnionHours, { from, to }: DateSpan): Events['spans'] {
  const [begin, end] = [from, to].map((date) => instantOfWallTime(date * DAY, hours.zone));
  const spans: Span[] = [];
  hours.forEachSpan(piecesBetween(hours.zone, begin!, end!), (opened, closed) => {
    spans.push({ from: opened, to: closed });
  });
  return joinedSpans(spans);
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

function holidaysIn(calendar: Calendar, { from, to }: DateSpan): Events['holidays'] {
  const holidays: { date: LocalDate; name: string }[] = [];
  for (let date = from; date < to; date += 1) {
    const name = holidayOn(calendar, date);
    if (name !== null) holidays.push({ date, name });
  }
  return holidays;
}
