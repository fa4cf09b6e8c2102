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
  const earliest = dated(rule.count === null ? Math.max(start, span.first) : start).year;
  const own = periodOf(rule, dated(start));
  const fits = fitOf(rule, dated(start));
  const days: Day[] = [];
  // Covers whole years and weeks, as BYSETPOS counts from both of their ends.
  for (let day = dayOf(earliest, 1, -5); day < dayOf(dated(end).year + 1, 1, 7); day += 1) {
    const date = dated(day);
    if ((periodOf(rule, date) - own) % rule.interval === 0 && fits(date)) days.push(day);
  }
  return chosen(days, rule)
    .filter((day) => day >= start && day <= end)
    .slice(0, rule.count ?? Infinity)
    .filter((day) => day >= span.first);
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

/** Whether a day fits the rule; what the rule leaves open is taken from its first day. */
function fitOf(rule: Rule, start: Dated): (date: Dated) => boolean {
  const { months, monthDays, weekdays } = completed(rule, start);
  return (date) => {
    if (months.length > 0 && !months.includes(date.month)) return false;
    const year = { first: dayOf(date.year, 1, 1), last: dayOf(date.year, 12, 31) };
    const month = {
      first: dayOf(date.year, date.month, 1),
      last: dayOf(date.year, date.month + 1, 0),
    };
    return (
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

/** A weekday's number counts within the month, or within the year if no month is named. */
function byMonth({ frequency, months }: Rule): boolean {
  return frequency === 'MONTHLY' || months.length > 0;
}

/**
 * Whether a number's place in a span, counted from either end, is in the list; an empty list
 * accepts all.
 */
function isAmong(places: readonly number[], one: number, { first, last }: Span): boolean {
  return places.length === 0 || places.includes(one - first + 1) || places.includes(one - last - 1);
}

function isPlaced({ weekday, nth }: PlacedWeekday, date: Dated, { first, last }: Span): boolean {
  if (weekday !== date.weekday) return false;
  if (nth === null) return true;
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
