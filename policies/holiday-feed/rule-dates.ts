import { dated, dayOf, type Dated, type Day } from './day.ts';
import type { Frequency, PlacedWeekday, Rule } from './rule.ts';

/** Days in a row, both ends included. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/**
 * The days of a rule within a span, in order; the series begins on `start`. Each period (a year, a
 * month, a week, a day) is looked at day by day, and none outside of the span, but for a COUNT,
 * which has to be counted from the start: so no rule is endless, also one that no day fits.
 * @param looked called with each day that is looked at
 */
export function ruleDates(
  rule: Rule,
  start: Day,
  span: Span,
  looked: (day: Day) => void = () => {},
): readonly Day[] {
  const end = Math.min(span.last, rule.until ?? Infinity);
  const fits = fitOf(rule, dated(start));
  const dates: Day[] = [];
  let counted = 0;
  let period = firstPeriod(rule, start, span.first);
  for (; period.first <= end; period = periodAfter(rule, period.first, rule.interval)) {
    for (const day of chosen(daysIn(period, fits, looked), rule.positions)) {
      if (day < start || day > end) continue;
      counted += 1;
      if (rule.count !== null && counted > rule.count) return dates;
      if (day >= span.first) dates.push(day);
    }
  }
  return dates;
}

/** The series' own first period, or the first of its periods that reaches the span. */
function firstPeriod(rule: Rule, start: Day, from: Day): Span {
  const own = periodAround(rule, start);
  if (rule.count !== null || from <= own.last) return own;
  const passed = distance(rule, own.first, periodAround(rule, from).first);
  return periodAfter(rule, own.first, passed - (passed % rule.interval));
}

function periodAround({ frequency, weekStart }: Rule, day: Day): Span {
  const { year, month, weekday } = dated(day);
  if (frequency === 'YEARLY') return yearOf(year);
  if (frequency === 'MONTHLY') return monthOf(year, month);
  if (frequency === 'DAILY') return { first: day, last: day };
  const first = day - ((weekday - weekStart + 7) % 7);
  return { first, last: first + 6 };
}

function periodAfter(rule: Rule, first: Day, periods: number): Span {
  const { year, month } = dated(first);
  switch (rule.frequency) {
    case 'YEARLY':
      return yearOf(year + periods);
    case 'MONTHLY':
      return monthOf(year, month + periods);
    default:
      return periodAround(rule, first + periods * (rule.frequency === 'WEEKLY' ? 7 : 1));
  }
}

/** How many periods lie between two first days. */
function distance({ frequency }: Rule, from: Day, to: Day): number {
  const [one, other] = [dated(from), dated(to)];
  const years = other.year - one.year;
  const counts: Record<Frequency, number> = {
    YEARLY: years,
    MONTHLY: years * 12 + other.month - one.month,
    WEEKLY: (to - from) / 7,
    DAILY: to - from,
  };
  return counts[frequency];
}

function yearOf(year: number): Span {
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}

/** Months beyond 12 are those of later years. */
function monthOf(year: number, month: number): Span {
  return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 0) };
}

function daysIn(
  { first, last }: Span,
  fits: (date: Dated) => boolean,
  looked: (day: Day) => void,
): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day += 1) {
    looked(day);
    if (fits(dated(day))) days.push(day);
  }
  return days;
}

/** Those of a period's days that BYSETPOS chooses. */
function chosen(days: readonly Day[], positions: readonly number[]): readonly Day[] {
  if (positions.length === 0) return days;
  return days.filter(
    (_day, index) => positions.includes(index + 1) || positions.includes(index - days.length),
  );
}

/** Whether a day is one of the rule's; what the rule leaves open is as on its first day. */
function fitOf(rule: Rule, start: Dated): (date: Dated) => boolean {
  const { months, monthDays, weekdays } = completed(rule, start);
  return (date) => {
    const year = yearOf(date.year);
    const month = monthOf(date.year, date.month);
    return (
      (months.length === 0 || months.includes(date.month)) &&
      isAmong(rule.yearDays, date.day, year) &&
      isAmong(monthDays, date.day, month) &&
      isInWeeks(rule, date.day) &&
      (weekdays.length === 0 ||
        weekdays.some((each) => isPlaced(each, date, byMonth(rule) ? month : year)))
    );
  };
}

function completed(rule: Rule, start: Dated): Pick<Rule, 'months' | 'monthDays' | 'weekdays'> {
  const { frequency, months, monthDays, weekdays, weekNumbers, yearDays } = rule;
  const sameWeekday = [{ weekday: start.weekday, nth: null }];
  const open = monthDays.length + weekdays.length + yearDays.length === 0;
  if (!open || frequency === 'DAILY') return rule;
  if (frequency === 'WEEKLY' || weekNumbers.length > 0) {
    return { months, monthDays, weekdays: sameWeekday };
  }
  const inMonths = frequency === 'YEARLY' && months.length === 0 ? [start.month] : months;
  return { months: inMonths, monthDays: [start.date], weekdays };
}

/** A weekday's number is its place in the month, or in the year where no month is named. */
function byMonth({ frequency, months }: Rule): boolean {
  return frequency === 'MONTHLY' || months.length > 0;
}

/** Whether a day's place in the span, from either end, is in the list. */
function isAmong(places: readonly number[], day: Day, { first, last }: Span): boolean {
  if (places.length === 0) return true;
  return places.includes(day - first + 1) || places.includes(day - last - 1);
}

function isPlaced({ weekday, nth }: PlacedWeekday, date: Dated, { first, last }: Span): boolean {
  if (weekday !== date.weekday) return false;
  if (nth === null) return true;
  const before = Math.floor((date.day - first) / 7);
  const after = Math.floor((last - date.day) / 7);
  return nth > 0 ? before === nth - 1 : after === -nth - 1;
}

/** The first week of a year is the first with four days or more in it. */
function isInWeeks({ weekNumbers, weekStart }: Rule, day: Day): boolean {
  if (weekNumbers.length === 0) return true;
  const week = day - ((dated(day).weekday - weekStart + 7) % 7);
  // The fourth day of a week lies in the year that the week belongs to.
  const { year } = dated(week + 3);
  const first = firstWeek(year, weekStart);
  const weeks = (firstWeek(year + 1, weekStart) - first) / 7;
  const number = (week - first) / 7 + 1;
  return weekNumbers.includes(number) || weekNumbers.includes(number - weeks - 1);
}

function firstWeek(year: number, weekStart: number): Day {
  const fourth = dayOf(year, 1, 4);
  return fourth - ((dated(fourth).weekday - weekStart + 7) % 7);
}
