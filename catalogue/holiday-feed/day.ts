import { weekdayOf, type LocalDate } from '../../domain/time/local-date.ts';
import { DAY } from '../../domain/time/units.ts';

export type Day = LocalDate;

/** A date with its place in its week, month and year. */
export interface Dated {
  readonly day: Day;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** Reads `YYYYMMDD`; null if it is not a date, or one that does not exist. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  const [, year, month, date] = match.map(Number);
  const day = dayOf(year!, month!, date!);
  // `Date` turns 30 February into 2 March.
  return dated(day).date === date && dated(day).month === month ? day : null;
}

/** The day of a date; months and dates out of range carry over. */
export function dayOf(year: number, month: number, date: number): Day {
  const utc = new Date(0);
  // Date.UTC treats the years 0 to 99 as 1900 to 1999.
  utc.setUTCFullYear(year, month - 1, date);
  return utc.getTime() / DAY;
}

export function dated(day: Day): Dated {
  const utc = new Date(day * DAY);
  return {
    day,
    year: utc.getUTCFullYear(),
    month: utc.getUTCMonth() + 1,
    date: utc.getUTCDate(),
    weekday: weekdayOf(day),
  };
}
