import type { SingleCalendar, WallInterval, Weekday } from '../../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../../domain/time/calendar.ts';

/** An office in Berlin, Monday to Friday from nine to five, but for what is said otherwise. */
export function office(overrides: Partial<SingleCalendar> = {}): SingleCalendar {
  const day: readonly WallInterval[] = [['09:00', '17:00']];
  return {
    timeZone: 'Europe/Berlin',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: {},
    exceptions: {},
    ...overrides,
  };
}

/** The same hours on each of the seven weekdays. */
export function daily(timeZone: string, ...hours: readonly WallInterval[]): SingleCalendar {
  const entries = WEEKDAYS.map((day): [Weekday, readonly WallInterval[]] => [day, hours]);
  return { timeZone, weekly: Object.fromEntries(entries), holidays: {}, exceptions: {} };
}

/** An instant from RFC 3339 with its offset; one without is refused. */
export function at(text: string): number {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text)) throw new Error(`${text} has no offset`);
  return Date.parse(text);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
