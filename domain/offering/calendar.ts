import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import { newestCalendars, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { PinnedCalendar } from '../case/types.ts';
import { newestZoneData } from '../time/zone.ts';
import { calendarDays, datesOf } from './calendar-days.ts';
import { holidayNames, knownPlace, type KnownPlace } from './holiday-places.ts';
import type { Place } from './place.ts';

export type { Place } from './place.ts';

/** Thrown for a calendar that the catalogue does not have. */
export class UnknownCalendarError extends Error {
  override readonly name = 'UnknownCalendarError';
  readonly code = 'calendar-unknown';
  readonly calendar: string;

  /** @param existing the ids in the catalogue */
  constructor(calendar: string, existing: readonly string[]) {
    super(`there is no calendar "${calendar}": there are ${existing.join(', ')}`);
    this.calendar = calendar;
  }
}

/** Thrown if a calendar floats with the account and the account's place is not given. */
export class PlaceNeededError extends Error {
  override readonly name = 'PlaceNeededError';
  readonly code = 'calendar-needs-place';
  readonly missing: readonly (keyof Place)[];

  constructor(calendar: string, missing: readonly (keyof Place)[]) {
    super(`the calendar ${calendar} depends on where the account is: add ${missing.join(' and ')}`);
    this.missing = missing;
  }
}

/** How far an imported feed is known. */
export interface KnownFeed {
  readonly id: string;
  /** The years that it was imported for. */
  readonly years: readonly [number, number];
  /** By name of a holiday: the last year in which its days are known. */
  readonly known: Readonly<Record<string, number>>;
}

/** A calendar of the catalogue, resolved for one place. */
export interface LocalCalendar {
  /** With all known holidays and make-up days. */
  readonly calendar: PinnedCalendar;
  /** The places whose public holidays close the calendar; none if it is open on holidays. */
  readonly places: readonly KnownPlace[];
  /** Imported feeds whose days close the calendar. */
  readonly holidayFeeds: readonly KnownFeed[];
  /** The country whose yearly arrangement of make-up days it follows, and the known years of it. */
  readonly makeUpDays: {
    readonly country: string;
    readonly years: readonly [number, number];
  } | null;
  /** Of a calendar that is open while any of several is: these; none of any other. */
  readonly parts: readonly LocalCalendar[];
}

/**
 * Resolves a calendar for one place: the place's zone if the calendar floats, the hours of its region,
 * and all known holidays and make-up days.
 * Throws `UnknownCalendarError`, `PlaceNeededError`.
 * @param version the newest by default
 */
export function localCalendar(
  catalogue: Catalogue,
  id: string,
  place: Place,
  version?: number,
): LocalCalendar {
  const policy = findCalendar(catalogue, id, version);
  const { timeZone, ...where } = placeFor(policy, place);
  const parts = policy.anyOf.map((part) => localCalendar(catalogue, part, place));
  const days = calendarDays(catalogue, policy, where);
  const weekly = weeklyFor(policy, where.region);
  const calendar = {
    id,
    version: policy.version,
    timeZone,
    zoneData: newestZoneData(),
    weekly,
    ...datesOf(policy, days, weekly),
    ...(policy.holidayHours && { holidayHours: policy.holidayHours }),
    ...(parts.length > 0 && { anyOf: parts.map((part) => part.calendar) }),
  };
  const { places, feeds, makeUpDays } = days;
  return {
    calendar,
    places: places.map(knownPlace),
    holidayFeeds: feeds.map(({ id: feed, years, known }) => ({ id: feed, years, known })),
    makeUpDays: makeUpDays && { country: makeUpDays.country, years: makeUpDays.years },
    parts,
  };
}

function findCalendar(catalogue: Catalogue, id: string, version?: number): CalendarPolicy {
  const newest = newestCalendars(catalogue);
  const versions = version === undefined ? newest : catalogue.calendars;
  const found = versions.find(
    (each) => each.id === id && (version === undefined || each.version === version),
  );
  if (found) return found;
  const asked = version === undefined ? id : `${id}@${version}`;
  throw new UnknownCalendarError(
    asked,
    newest.map((each) => each.id),
  );
}

/** The calendar's zone, with the region and subdivision of the place. Throws `PlaceNeededError`. */
function placeFor(policy: CalendarPolicy, { region, subdivision = null, ...place }: Place) {
  const timeZone = policy.timeZone === 'account' ? place.timeZone : policy.timeZone;
  const lacksRegion = region === null && floatsWithRegion(policy);
  if (timeZone !== null && !lacksRegion) return { timeZone, region, subdivision };
  const given = { region, timeZone };
  throw new PlaceNeededError(
    policy.id,
    placeNeeds(policy).filter((part) => given[part] === null),
  );
}

/** What must be known of an account's place to resolve a calendar for it; empty if it does not float. */
export function placeNeeds(policy: CalendarPolicy): readonly ('region' | 'timeZone')[] {
  return [
    ...(floatsWithRegion(policy) ? (['region'] as const) : []),
    ...(policy.timeZone === 'account' ? (['timeZone'] as const) : []),
  ];
}

function floatsWithRegion({ holidays, makeUpDays, variants }: CalendarPolicy): boolean {
  return (
    holidayNames(holidays).includes('account') ||
    makeUpDays?.country === 'account' ||
    variants.length > 0
  );
}

function weeklyFor({ variants, weekly }: CalendarPolicy, region: string | null) {
  const variant = variants.find(({ regions }) => regions.some((each) => each === region));
  return variant?.weekly ?? weekly;
}
