import type { CalendarPolicy } from '../../policies/calendar-schema.ts';
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

/** There is no such calendar in the catalogue. */
export class UnknownCalendarError extends Error {
  override readonly name = 'UnknownCalendarError';
  readonly code = 'calendar-unknown';
  readonly calendar: string;

  /** @param known the ids that there are */
  constructor(calendar: string, known: readonly string[]) {
    super(`there is no calendar "${calendar}": there are ${known.join(', ')}`);
    this.calendar = calendar;
  }
}

/** A calendar that floats with the account, asked for without saying where the account is. */
export class PlaceNeededError extends Error {
  override readonly name = 'PlaceNeededError';
  readonly code = 'calendar-needs-place';
  readonly missing: readonly (keyof Place)[];

  constructor(calendar: string, missing: readonly (keyof Place)[]) {
    super(
      `the calendar ${calendar} goes by the place of the account: add ${missing.join(' and ')}`,
    );
    this.missing = missing;
  }
}

/** Where an account is; what is null is not known, and only calendars that float with it mind. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly region: string | null;
  /** IANA. */
  readonly timeZone: string | null;
}

/** A calendar of the catalogue as it is in one place. */
export interface LocalCalendar {
  /** With every holiday that is known. */
  readonly calendar: PinnedCalendar;
  /** The country whose public holidays close it; null where it is open on holidays. */
  readonly country: string | null;
  /** The first and the last year whose holidays are known; null where none are. */
  readonly years: readonly [number, number] | null;
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
  const local = localCalendar(catalogue, id, account);
  const holidays = daysAround(local.calendar.holidays, openedAt);
  return { calendar: { ...local.calendar, holidays }, note: holidayNote(local, openedAt) };
}

/**
 * A calendar as it is in one place: the place's zone where it floats, the hours of its region,
 * all the holidays that are known. Throws `UnknownCalendarError`, `PlaceNeededError`.
 */
export function localCalendar(catalogue: Catalogue, id: string, place: Place): LocalCalendar {
  const policy = catalogue.calendars.find((each) => each.id === id);
  if (!policy) {
    const known = catalogue.calendars.map((each) => each.id);
    throw new UnknownCalendarError(id, known);
  }
  const { region, timeZone } = placeFor(policy, place);
  const country = holidayCountry(policy, region);
  const snapshot = catalogue.holidays.find((each) => each.country === country);
  const calendar = {
    id,
    version: policy.version,
    timeZone,
    weekly: weeklyFor(policy, region),
    holidays: snapshot?.days ?? {},
    exceptions: {},
  };
  return { calendar, country, years: snapshot?.years ?? null };
}

/**
 * What people should know of a calendar in the year (UTC) of an instant: that its holidays are not
 * known. Null where they are, or where it is open on holidays anyway.
 */
export function holidayNote(
  { calendar, country, years }: LocalCalendar,
  instant: Instant,
): CalendarNote | null {
  const year = new Date(instant).getUTCFullYear();
  if (country === null || (years && year >= years[0] && year <= years[1])) return null;
  const missing = years ? `in ${year}` : 'at all';
  const detail = `The public holidays of ${country} are not known ${missing}: this calendar is open on them.`;
  return { code: 'holidays-unknown', calendar: calendar.id, detail };
}

/** The zone it goes by, and the region where that matters. Throws `PlaceNeededError`. */
function placeFor(policy: CalendarPolicy, place: Place) {
  const timeZone = policy.timeZone === 'account' ? place.timeZone : policy.timeZone;
  const lacksRegion = place.region === null && floatsWithRegion(policy);
  if (timeZone !== null && !lacksRegion) return { timeZone, region: place.region };
  throw new PlaceNeededError(policy.id, [
    ...(lacksRegion ? (['region'] as const) : []),
    ...(timeZone === null ? (['timeZone'] as const) : []),
  ]);
}

function floatsWithRegion({ holidays, variants }: CalendarPolicy): boolean {
  return holidays === 'account' || variants.length > 0;
}

function holidayCountry({ holidays }: CalendarPolicy, region: string | null): string | null {
  if (holidays === 'none') return null;
  return holidays === 'account' ? region : holidays;
}

function weeklyFor({ variants, weekly }: CalendarPolicy, region: string | null) {
  const variant = variants.find(({ regions }) => regions.some((each) => each === region));
  return variant?.weekly ?? weekly;
}

function daysAround(days: PinnedCalendar['holidays'], openedAt: Instant): Record<string, string> {
  const from = dateYearsFrom(openedAt, -YEARS_BEFORE);
  const to = dateYearsFrom(openedAt, YEARS_AFTER);
  return Object.fromEntries(Object.entries(days).filter(([date]) => date >= from && date <= to));
}

function dateYearsFrom(instant: Instant, years: number): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
