import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { PinnedCalendar } from '../case/types.ts';
import type { SingleCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { parseMonthDay } from '../time/local-date.ts';
import { calendarNotes, type CalendarNote } from './calendar-note.ts';
import { localCalendar } from './calendar.ts';
import type { OfferingAccount } from './facts.ts';

const YEARS_BEFORE = 1;
const YEARS_AFTER = 5;

/**
 * A calendar resolved for one account, to be kept with a case, with all calendars that open it: the account's zone if the calendar
 * floats, the hours of the account's region, and its holidays and make-up days. Of the dates with a
 * year only those from one year before `openedAt` to five years after are kept, because the calendar is part of the
 * workflow's input and history and no offering promises a clock that runs longer; the year before is
 * for acts that are reported late. If the snapshots do not cover the country, its subdivision or
 * those years, the calendar is open on the days that they would have closed, and a note says so.
 * Throws `UnknownCalendarError`.
 */
export function pinCalendar(
  catalogue: Catalogue,
  id: string,
  account: OfferingAccount,
  openedAt: Instant,
): { readonly calendar: PinnedCalendar; readonly notes: readonly CalendarNote[] } {
  const local = localCalendar(catalogue, id, account);
  const { anyOf, ...own } = local.calendar;
  const calendar = {
    ...datesAround(own, openedAt),
    ...(anyOf && { anyOf: anyOf.map((part) => datesAround(part, openedAt)) }),
  };
  return { calendar, notes: calendarNotes(local, openedAt) };
}

function datesAround<T extends SingleCalendar>(calendar: T, openedAt: Instant): T {
  const { holidays, exceptions } = calendar;
  return {
    ...calendar,
    holidays: around(holidays, openedAt),
    exceptions: around(exceptions, openedAt),
  };
}

function around<T>(dates: Readonly<Record<string, T>>, openedAt: Instant): Record<string, T> {
  const from = dateYearsFrom(openedAt, -YEARS_BEFORE);
  const to = dateYearsFrom(openedAt, YEARS_AFTER);
  const isKept = (date: string) => parseMonthDay(date) !== null || (date >= from && date <= to);
  return Object.fromEntries(Object.entries(dates).filter(([date]) => isKept(date)));
}

function dateYearsFrom(instant: Instant, years: number): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
