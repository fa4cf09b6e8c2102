import { dated, dayOf, type Dated, type Day } from './day.ts';
import type { PlacedWeekday, Rule } from './rule.ts';

/** Consecutive days, both ends included. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/**
 * The days of a rule within a span, in order; the series begins on `start`. Looks at each day of
 * the span's years, and at earlier years only if a COUNT has to be counted from the start. So it
 * always ends, even if no day fits the rule.
 */
export function ruleDates(rule: Rule, start: Day, span: Span): readonly Day[] {
  const end = Math.min(span.last, rule.until ?? Infinity);
  const earliest = dated(earliestDay(rule, start, span)).year;
  const own = periodOf(rule, dated(start));
  const parts = completed(rule, dated(start));
  const days: Day[] = [];
  // Covers whole years and weeks, as BYSETPOS counts from both of their ends.
  const from = dated(dayOf(earliest, 1, -5));
  const to = dated(dayOf(dated(end).year + 1, 1, 7));
  for (let month = monthNumber(from); month <= monthNumber(to); month += 1) {
    for (const date of datesOfMonth(month, parts.months)) {
      const isTurn = (periodOf(rule, date) - own) % rule.interval === 0;
      if (isTurn && fits(rule, parts, date)) days.push(date.day);
    }
  }
  return chosen(days, rule)
    .filter((day) => day >= start && day <= end)
    .slice(0, rule.count ?? Infinity)
    .filter((day) => day >= span.first);
}

function monthNumber({ year, month }: Dated): number {
  return year * 12 + month - 1;
}

/** The dates of a month; none of one that the list of months does not have. */
function datesOfMonth(number: number, months: readonly number[]): readonly Dated[] {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  if (months.length > 0 && !months.includes(month)) return [];
  const first = dated(dayOf(year, month, 1));
  const length = dayOf(year, month + 1, 1) - first.day;
  // Built by hand, as most of the time of an import is spent here.
  return Array.from({ length }, (_, index) => ({
    day: first.day + index,
    year,
    month,
    date: index + 1,
    weekday: (first.weekday + index) % 7,
  }));
}

/** How many days `ruleDates` looks at. */
export function daysLookedAt(rule: Rule, start: Day, span: Span): number {
  return Math.max(span.last - earliestDay(rule, start, span), 0);
}

function earliestDay({ count }: Rule, start: Day, { first }: Span): Day {
  return count === null ? Math.max(start, first) : start;
}

/**
 * The number of the year, month, week or day that a date lies in; consecutive periods have
 * consecutive numbers.
 */
function periodOf({ frequency, weekStart }: Rule, { day, year, month }: Dated): number {
  if (frequency === 'YEARLY') return year;
  if (frequency === 'MONTHLY') return year * 12 + month;
  return frequency === 'WEEKLY' ? weekOf(day, weekStart) : day;
}

/** The number of a week, counted from about 1970-01-01, which was a Thursday. */
function weekOf(day: Day, weekStart: number): number {
  return Math.floor((day + 3 - weekStart) / 7);
}

/** The days of each period that BYSETPOS chooses. */
function chosen(days: readonly Day[], rule: Rule): readonly Day[] {
  if (rule.positions.length === 0) return days;
  const periods = new Map<number, Day[]>();
  for (const day of days) {
    const period = periodOf(rule, dated(day));
    periods.set(period, [...(periods.get(period) ?? []), day]);
  }
  return [...periods.values()].flatMap((all) =>
    all.filter((_day, index) => isAmong(rule.positions, index, { first: 0, last: all.length - 1 })),
  );
}

/** Whether a day, which is in a month of the rule, fits its other parts. */
function fits(rule: Rule, { monthDays, weekdays }: CompletedParts, date: Dated): boolean {
  const places = byMonth(rule) ? monthOf : yearOf;
  return (
    (rule.yearDays.length === 0 || isAmong(rule.yearDays, date.day, yearOf(date))) &&
    (monthDays.length === 0 || isAmong(monthDays, date.day, monthOf(date))) &&
    isInWeeks(rule, date.day) &&
    (weekdays.length === 0 || weekdays.some((each) => isPlaced(each, date, places)))
  );
}

function yearOf({ year }: Dated): Span {
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}

function monthOf({ year, month }: Dated): Span {
  return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 0) };
}

type CompletedParts = Pick<Rule, 'months' | 'monthDays' | 'weekdays'>;

/** What a rule leaves open is taken from its first day. */
function completed(rule: Rule, start: Dated): CompletedParts {
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

/** A weekday's number counts within the month, or within the year if no month is named. */
function byMonth({ frequency, months }: Rule): boolean {
  return frequency === 'MONTHLY' || months.length > 0;
}

/** Whether a number's place in a span, counted from either end, is in the list. */
function isAmong(places: readonly number[], one: number, { first, last }: Span): boolean {
  return places.includes(one - first + 1) || places.includes(one - last - 1);
}

function isPlaced(
  { weekday, nth }: PlacedWeekday,
  date: Dated,
  spanOf: (date: Dated) => Span,
): boolean {
  if (weekday !== date.weekday) return false;
  if (nth === null) return true;
  const { first, last } = spanOf(date);
  const before = Math.floor((date.day - first) / 7);
  const after = Math.floor((last - date.day) / 7);
  return nth > 0 ? before === nth - 1 : after === -nth - 1;
}

/** The first week of a year is the first with at least four days in it. */
function isInWeeks({ weekNumbers, weekStart }: Rule, day: Day): boolean {
  if (weekNumbers.length === 0) return true;
  const week = weekOf(day, weekStart);
  // The fourth day of a week lies in the year that the week belongs to.
  const { year } = dated(week * 7 + weekStart);
  const firstWeek = (of: number) => weekOf(dayOf(of, 1, 4), weekStart);
  return isAmong(weekNumbers, week, { first: firstWeek(year), last: firstWeek(year + 1) - 1 });
}
