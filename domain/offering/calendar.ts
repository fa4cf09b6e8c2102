import type { CalendarPolicy, HolidaySnapshot } from '../../policies/calendar-schema.ts';
import type { Catalogue } from '../../policies/catalogue.ts';
import type { PinnedCalendar } from '../case/types.ts';
import type { Instant } from '../time/instant.ts';
import type { OfferingAccount } from './facts.ts';

/** What people should know about a calendar that is less than it says. */
export interface CalendarNote {
  readonly code: 'holidays-unknown';
  readonly calendar: string;
  readonly detail: string;
}

/** The policy names a calendar that is not in the catalogue. */
export class UnknownCalendarError extends Error {
  override readonly name = 'UnknownCalendarError';
  readonly calendar: string;

  constructor(calendar: string) {
    super(
      `no calendar ${calendar} in the catalogue; load policies with loadCatalogue, which refuses a reference to a missing calendar`,
    );
    this.calendar = calendar;
  }
}

const YEARS_BEFORE = 1;
const YEARS_AFTER = 5;

/**
 * A calendar as it is for one account, to be kept with a case: the account's zone where it floats,
 * the hours of the account's region, that region's holidays. Of the holidays only those from one
 * year before `openedAt` to five years after travel with the case: the calendar is part of its
 * workflow's input and history, no clock that an offering promises runs that long, and the year
 * before is for cases whose acts are told late. Where the snapshots don't reach (no such country,
 * or not those years) the calendar is open on holidays and a note says so.
 * Throws `UnknownCalendarError`.
 */
export function pinCalendar(
  catalogue: Catalogue,
  id: string,
  account: OfferingAccount,
  openedAt: Instant,
): { readonly calendar: PinnedCalendar; readonly note: CalendarNote | null } {
  const policy = catalogue.calendars.find((each) => each.id === id);
  if (!policy) throw new UnknownCalendarError(id);
  const country = holidayCountry(policy, account);
  const snapshot = catalogue.holidays.find((each) => each.country === country);
  const year = new Date(openedAt).getUTCFullYear();
  const calendar = {
    id,
    version: policy.version,
    timeZone: policy.timeZone === 'account' ? account.timeZone : policy.timeZone,
    weekly: weeklyFor(policy, account.region),
    holidays: snapshot ? daysAround(snapshot, openedAt) : {},
    exceptions: {},
  };
  if (country === null || (snapshot && isWithin(year, snapshot))) return { calendar, note: null };
  const missing = snapshot ? `in ${year}` : 'at all';
  const detail = `The public holidays of ${country} are not known ${missing}: this calendar is open on them.`;
  return { calendar, note: { code: 'holidays-unknown', calendar: id, detail } };
}

function holidayCountry({ holidays }: CalendarPolicy, { region }: OfferingAccount): string | null {
  if (holidays === 'none') return null;
  return holidays === 'account' ? region : holidays;
}

function weeklyFor(policy: CalendarPolicy, region: string) {
  return policy.variants.find(({ regions }) => regions.includes(region))?.weekly ?? policy.weekly;
}

function isWithin(year: number, { years: [first, last] }: HolidaySnapshot): boolean {
  return year >= first && year <= last;
}

function daysAround({ days }: HolidaySnapshot, openedAt: Instant): Record<string, string> {
  const from = dateYearsFrom(openedAt, -YEARS_BEFORE);
  const to = dateYearsFrom(openedAt, YEARS_AFTER);
  return Object.fromEntries(Object.entries(days).filter(([date]) => date >= from && date <= to));
}

function dateYearsFrom(instant: Instant, years: number): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
