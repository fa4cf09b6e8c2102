import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { HolidayCaveat, HolidaySnapshot } from '../../catalogue/schema/holiday-schema.ts';
import { named, type Names } from './holiday-feeds.ts';
import type { Place } from './place.ts';

/** A place whose public holidays close a calendar. */
export interface HolidayPlace {
  readonly country: string;
  /** The part of the country (ISO 3166-2) whose own holidays also count; null if none is named. */
  readonly subdivision: string | null;
  /** Null if the catalogue has no holidays for the country. */
  readonly snapshot: HolidaySnapshot | null;
}

/** How far the public holidays of a place are known. */
export interface KnownPlace extends Pick<HolidayPlace, 'country' | 'subdivision'> {
  /** The first and the last year whose holidays are known; null if none are. */
  readonly years: readonly [number, number] | null;
  /** What those holidays are known to lack. */
  readonly caveats: readonly HolidayCaveat[];
  /** Whether the subdivision's own holidays are known; if not, the country's are used. */
  readonly knowsSubdivision: boolean;
}

/** The places whose public holidays close a calendar for an account; none if it is open on holidays. */
export function holidayPlaces(
  catalogue: Pick<Catalogue, 'holidays'>,
  { holidays }: Pick<CalendarPolicy, 'holidays'>,
  { region, subdivision = null }: Pick<Place, 'region' | 'subdivision'>,
): readonly HolidayPlace[] {
  return holidayNames(holidays).flatMap((name) => {
    const [country, part] =
      name === 'account'
        ? [region, subdivision]
        : [name.slice(0, 2), name.length > 2 ? name : null];
    if (country === null) return [];
    const snapshot = catalogue.holidays.find((each) => each.country === country) ?? null;
    return [{ country, subdivision: part, snapshot }];
  });
}

/** The places that a policy names, which may be the account's. */
export function holidayNames(holidays: CalendarPolicy['holidays']): readonly string[] {
  return holidays === 'none' ? [] : [holidays].flat();
}

export function knownPlace({ country, subdivision, snapshot }: HolidayPlace): KnownPlace {
  return {
    country,
    subdivision,
    years: snapshot?.years ?? null,
    caveats: snapshot?.caveats ?? [],
    knowsSubdivision: subdivision !== null && !!snapshot?.subdivisions.includes(subdivision),
  };
}

/** The public holidays of all the places; a date with different names in two of them has both. */
export function publicHolidays(places: readonly HolidayPlace[]): Names {
  return named(places.map(holidaysIn));
}

/** The country's public holidays, with the subdivision's own added and those it does not observe removed. */
function holidaysIn({ snapshot, subdivision }: HolidayPlace): Names {
  if (snapshot === null || subdivision === null) return snapshot?.days ?? {};
  const days = new Map(Object.entries(snapshot.days));
  for (const { on } of ofPart(snapshot.removed, subdivision)) {
    on.forEach((date) => days.delete(date));
  }
  for (const { name, on } of ofPart(snapshot.added, subdivision)) {
    on.forEach((date) => days.set(date, name));
  }
  return Object.fromEntries([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function ofPart(list: HolidaySnapshot['added'], subdivision: string): HolidaySnapshot['added'] {
  return list.filter((each) => each.in.includes(subdivision));
}
