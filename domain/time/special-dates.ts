import type { SingleCalendar } from './calendar.ts';
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

const BYTES_OF_A_DATE = 100;

/** Of 1972, which has every date. */
const DATES_OF_LEAP_YEAR: readonly LocalDate[] = Array.from({ length: 366 }, (_, day) => 730 + day);

/** Holidays and exceptions of a calendar: the dates that have other hours than their weekday. */
export class SpecialDates {
  readonly #exceptions = new DateMap<readonly WallHours[]>();
  readonly #holidays = new DateMap<true>();
  readonly #holidayHours: readonly WallHours[];
  readonly #hasYearly: boolean;

  /** Adds what is wrong to `problems`. */
  constructor(calendar: SingleCalendar, problems: CalendarProblem[]) {
    const { holidays, holidayHours = [], exceptions } = calendar;
    this.#holidayHours = readIntervals(holidayHours, 'holidayHours', problems);
    for (const date of Object.keys(holidays)) {
      if (!this.#holidays.set(date, true)) problems.push(noDate('holidays', date));
    }
    for (const [date, intervals] of Object.entries(exceptions)) {
      const hours = readIntervals(intervals, `exceptions.${date}`, problems);
      if (!this.#exceptions.set(date, hours)) problems.push(noDate('exceptions', date));
    }
    problems.push(...unused(calendar));
    this.#hasYearly = this.#exceptions.yearly.size + this.#holidays.yearly.size > 0;
  }

  /** The hours of a date, if `usual` are those of its weekday. */
  on(date: LocalDate, usual: readonly WallHours[]): readonly WallHours[] {
    const exception = this.#exceptions.dated.get(date);
    if (exception !== undefined) return exception;
    // Only an exception with its year opens a weekday that is closed.
    if (usual.length === 0) return usual;
    const everyYear = this.#hasYearly ? this.#everyYear(monthDayOf(date)) : undefined;
    if (everyYear !== undefined) return everyYear;
    return this.#holidays.dated.has(date) ? this.#holidayHours : usual;
  }

  #everyYear(date: MonthDay): readonly WallHours[] | undefined {
    const exception = this.#exceptions.yearly.get(date);
    return exception ?? (this.#holidays.yearly.has(date) ? this.#holidayHours : undefined);
  }

  /** Whether those without a year leave a date on which a weekday with hours opens. */
  get leaveOpenings(): boolean {
    return DATES_OF_LEAP_YEAR.some((date) => this.#everyYear(monthDayOf(date))?.length !== 0);
  }

  /** The intervals of all of them. */
  get intervals(): readonly WallHours[] {
    const { dated, yearly } = this.#exceptions;
    return [...dated.values(), ...yearly.values(), this.#holidayHours].flat();
  }

  /** The exceptions with a year that have open hours. */
  get openDates(): readonly LocalDate[] {
    const { dated } = this.#exceptions;
    return [...dated].filter(([, hours]) => hours.length > 0).map(([date]) => date);
  }

  /** What they take in memory, roughly, without their intervals. */
  get bytes(): number {
    return (this.#exceptions.size + this.#holidays.size) * BYTES_OF_A_DATE;
  }
}

/** Something by date, with a year or without. */
class DateMap<T> {
  readonly dated = new Map<LocalDate, T>();
  readonly yearly = new Map<MonthDay, T>();

  get size(): number {
    return this.dated.size + this.yearly.size;
  }

  /** @param text `YYYY-MM-DD` or `MM-DD`; false if it is no date */
  set(text: string, value: T): boolean {
    const date = parseLocalDate(text);
    if (date !== null) return Boolean(this.dated.set(date, value));
    const monthDay = parseMonthDay(text);
    return monthDay !== null && Boolean(this.yearly.set(monthDay, value));
  }
}

/**
 * The name of the holiday that a date is in a checked calendar, empty if unknown; null if it is none, or
 * an exception gives it hours.
 */
export function holidayOn(calendar: SingleCalendar, date: LocalDate): string | null {
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

function noDate(list: 'holidays' | 'exceptions', text: string): CalendarProblem {
  const message = `"${text}" is not a date: write an existing one as YYYY-MM-DD, or as MM-DD for every year`;
  return { path: `${list}.${text}`, code: 'date-invalid', message };
}

/** Hours that would open nothing, as they hold on weekdays that have hours, and none has. */
function unused({
  weekly,
  holidayHours = [],
  exceptions,
}: SingleCalendar): readonly CalendarProblem[] {
  if (Object.values(weekly).some((hours) => hours.length > 0)) return [];
  const yearly = Object.entries(exceptions).filter(
    ([date, hours]) => hours.length > 0 && parseMonthDay(date) !== null,
  );
  const paths = [
    ...(holidayHours.length > 0 ? ['holidayHours'] : []),
    ...yearly.map(([date]) => `exceptions.${date}`),
  ];
  const message =
    'opens nothing, as it holds on weekdays that have hours, and none has: add weekly hours, or dates with a year';
  return paths.map((path) => ({ path, code: 'weekday-closed', message }));
}
