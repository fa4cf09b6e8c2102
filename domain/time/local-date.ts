import { DAY } from './units.ts';

/** A date without a zone: days since 1970-01-01. Its midnight is `date * DAY` in local time. */
export type LocalDate = number;

/** Reads `YYYY-MM-DD`; null if no such date exists. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  // What has a date alone is read as UTC, and 2026-02-30 as 2 March.
  const midnight = Date.parse(text);
  const day = Number(text.slice(8));
  const exists = day <= 28 || new Date(midnight).getUTCDate() === day;
  return exists && !Number.isNaN(midnight) ? midnight / DAY : null;
}

/** As `YYYY-MM-DD`. */
export function formatLocalDate(date: LocalDate): string {
  return new Date(date * DAY).toISOString().slice(0, 10);
}

/** A date of every year, as month × 100 + day: 1224 is 24 December. */
export type MonthDay = number;

/** Reads `MM-DD`, 29 February included; null if no year has such a date. */
export function parseMonthDay(text: string): MonthDay | null {
  return parseLocalDate(`2000-${text}`) === null
    ? null
    : Number(text.slice(0, 2)) * 100 + Number(text.slice(3));
}

export function monthDayOf(date: LocalDate): MonthDay {
  const day = new Date(date * DAY);
  return (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
}

/** The date on which local milliseconds (an instant plus its zone's offset) fall. */
export function dateOfLocal(localMs: number): LocalDate {
  return Math.floor(localMs / DAY);
}

/** The weekday as an index into `WEEKDAYS`: 0 is Monday. */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return (((date + 3) % 7) + 7) % 7;
}
