import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { PinnedCalendar } from '../case/types.ts';
import type { SingleCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { parseMonthDay } from '../time/local-date.ts';
import { DAY } from '../time/units.ts';
import { calendarNotes, type CalendarNote } from './calendar-note.ts';
import { localCalendar } from './calendar.ts';
import type { OfferingAccount } from './facts.ts';

const YEARS_AFTER = 5;
/** A shift may have begun on the date before, which may be another than that of the opening in UTC. */
const DAYS_BEFORE = 3;

/**
 * A calendar resolved for one account, to be kept with a case, with all calendars that open it: the account's
 * zone if the calendar floats, the hours of the account's region, and its holidays and make-up days. Of the
 * dates with a year only those that can matter are kept, because the calendar is part of the workflow's input
 * and history: from the opening on, as nothing is timed before it, for five years, as no offering promises a
 * clock that runs longer. If the snapshots do not cover the country, its subdivision or those years, the
 * calendar is open on the days that they would have closed, and a note says so.
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
  const from = dateOf(openedAt - DAYS_BEFORE * DAY);
  const to = dateOf(yearsAfter(openedAt));
  const isKept = (date: string) => parseMonthDay(date) !== null || (date >= from && date <= to);
  return Object.fromEntries(Object.entries(dates).filter(([date]) => isKept(date)));
}

function yearsAfter(instant: Instant): Instant {
  const date = new Date(instant);
  return date.setUTCFullYear(date.getUTCFullYear() + YEARS_AFTER);
}

function dateOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}
