import type { Calendar, WallInterval } from './calendar.ts';
import { WEEKDAYS } from './calendar.ts';
import type { CalendarProblem } from './errors.ts';
import {
  formatLocalDate,
  monthDayOf,
  parseLocalDate,
  parseMonthDay,
  weekdayOf,
  type LocalDate,
  type MonthDay,
} from './local-date.ts';
import type { WallHours } from './wall-hours.ts';
import { readIntervals } from './wall-hours.ts';

const CLOSED: readonly WallHours[] = [];

const BYTES_OF_A_DATE = 100;

/** The hours of each weekday, Monday first. */
export type WeeklyHours = readonly (readonly WallHours[])[];

/** By date, with a year or without. */
interface Dates {
  readonly dated: ReadonlyMap<LocalDate, readonly WallHours[]>;
  readonly yearly: ReadonlyMap<MonthDay, readonly WallHours[]>;
}

/** Holidays and exceptions of a calendar: the dates that have other hours than their weekday. */
export class SpecialDates {
  /** What they take in memory, roughly, without their intervals. */
  readonly bytes: number;
  readonly #dated: ReadonlyMap<LocalDate, readonly WallHours[]>;
  readonly #yearly: ReadonlyMap<MonthDay, readonly WallHours[]>;

  /** Adds what is wrong to `problems`. */
  constructor(calendar: Calendar, weekly: WeeklyHours, problems: CalendarProblem[]) {
    const holidayHours = readIntervals(calendar.holidayHours ?? [], 'holidayHours', problems);
    const closed = Object.fromEntries(Object.keys(calendar.holidays).map((date) => [date, []]));
    const holidays = readDates('holidays', closed, problems);
    const exceptions = readDates('exceptions', calendar.exceptions, problems);
    checkUsed(calendar, problems);
    const usual = (date: LocalDate) => weekly[weekdayOf(date)]!;
    const ofHoliday = (date: LocalDate) =>
      usual(date).length === 0 ? CLOSED : (exceptions.yearly.get(monthDayOf(date)) ?? holidayHours);
    this.#dated = new Map([
      ...[...holidays.dated.keys()].map((date) => [date, ofHoliday(date)] as const),
      ...exceptions.dated,
    ]);
    this.#yearly = new Map([
      ...[...holidays.yearly.keys()].map((date) => [date, holidayHours] as const),
      ...exceptions.yearly,
    ]);
    this.bytes = (this.#dated.size + this.#yearly.size) * BYTES_OF_A_DATE;
  }

  /** The hours of a date, if `usual` are those of its weekday. */
  on(date: LocalDate, usual: readonly WallHours[]): readonly WallHours[] {
    const dated = this.#dated.get(date);
    if (dated !== undefined) return dated;
    if (this.#yearly.size === 0 || usual.length === 0) return usual;
    return this.#yearly.get(monthDayOf(date)) ?? usual;
  }

  /** The intervals of all of them. */
  get intervals(): readonly WallHours[] {
    return [...this.#dated.values(), ...this.#yearly.values()].flat();
  }

  /** The dates with a year that have open hours. */
  get openDates(): readonly LocalDate[] {
    return [...this.#dated].filter(([, hours]) => hours.length > 0).map(([date]) => date);
  }
}

/**
 * The name of the holiday that a date is in a checked calendar, empty if unknown; null if it is none, or
 * an exception gives it hours.
 */
export function holidayOn(calendar: Calendar, date: LocalDate): string | null {
  const { holidays, exceptions, weekly } = calendar;
  const text = formatLocalDate(date);
  const name = ownOn(holidays, text) ?? ownOn(holidays, text.slice(YEAR));
  if (name === undefined) return null;
  const opens = (weekly[WEEKDAYS[weekdayOf(date)]!] ?? []).length > 0;
  const exception = ownOn(exceptions, text) ?? (opens ? ownOn(exceptions, text.slice(YEAR)) : []);
  return exception !== undefined && exception.length > 0 ? null : name;
}

/** The length of `2026-`. */
const YEAR = 5;

function ownOn<T>(dates: Readonly<Record<string, T>>, date: string): T | undefined {
  return Object.hasOwn(dates, date) ? dates[date] : undefined;
}

function readDates(
  list: 'holidays' | 'exceptions',
  dates: Readonly<Record<string, readonly WallInterval[]>>,
  problems: CalendarProblem[],
): Dates {
  const dated = new Map<LocalDate, readonly WallHours[]>();
  const yearly = new Map<MonthDay, readonly WallHours[]>();
  for (const [text, intervals] of Object.entries(dates)) {
    const path = `${list}.${text}`;
    const hours = intervals.length > 0 ? readIntervals(intervals, path, problems) : CLOSED;
    const date = parseLocalDate(text);
    const monthDay = parseMonthDay(text);
    if (date !== null) dated.set(date, hours);
    else if (monthDay !== null) yearly.set(monthDay, hours);
    else {
      const message = `"${text}" is not a date: write an existing one as YYYY-MM-DD, or as MM-DD for every year`;
      problems.push({ path, code: 'date-invalid', message });
    }
  }
  return { dated, yearly };
}

/** Hours that a calendar without weekly hours would never open at are a mistake. */
function checkUsed(calendar: Calendar, problems: CalendarProblem[]): void {
  if (Object.values(calendar.weekly).some((hours) => hours.length > 0)) return;
  const yearly = Object.entries(calendar.exceptions).filter(
    ([date, hours]) => parseMonthDay(date) !== null && hours.length > 0,
  );
  const paths = [
    ...((calendar.holidayHours ?? []).length > 0 ? ['holidayHours'] : []),
    ...yearly.map(([date]) => `exceptions.${date}`),
  ];
  for (const path of paths) {
    const message =
      'opens nothing, as it holds on weekdays that have hours, and none has: add weekly hours, or dates with a year';
    problems.push({ path, code: 'weekday-closed', message });
  }
}
