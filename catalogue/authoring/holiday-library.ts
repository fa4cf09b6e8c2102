import Holidays, { type HolidaysTypes } from 'date-holidays';
import { DAY } from '../../domain/time/units.ts';
import { correctLibrary } from './correct-library.ts';
import type { HolidayCorrection } from './holiday-corrections.ts';
import { packageVersion } from './package-version.ts';
import { isoCode } from './subdivision-codes.ts';

export const HOLIDAY_LIBRARY = `date-holidays ${packageVersion('date-holidays')}`;

/** A part of a country by the library's code and by ISO 3166-2. */
export interface Part {
  readonly libraryCode: string;
  readonly iso: string;
}

/** The parts of a country that both the library and ISO 3166-2 distinguish. */
export function partsOf(country: string): readonly Part[] {
  const states = new Holidays().getStates(country) ?? {};
  return Object.keys(states)
    .flatMap((libraryCode) => {
      const iso = isoCode(country, libraryCode);
      return iso === null ? [] : [{ libraryCode, iso }];
    })
    .toSorted((a, b) => (a.iso < b.iso ? -1 : 1));
}

/**
 * The public holidays of a country, or of one part of it, by the library with corrections: names by
 * date, ascending, whole days only. Dates are the country's own; the result does not depend on the
 * machine's zone.
 * Throws `HolidayCorrectionError`.
 */
export function daysIn(
  country: string,
  part: Part | null,
  [first, last]: readonly [first: number, last: number],
  corrections: readonly HolidayCorrection[],
): Readonly<Record<string, string>> {
  const library = libraryOf(country, part);
  correctLibrary(library, corrections, country, part?.iso ?? null);
  const days = new Map<string, Set<string>>();
  for (const { date, name } of namedDates(library, first, last)) {
    if (date < `${first}-01-01` || date > `${last}-12-31`) continue;
    days.set(date, (days.get(date) ?? new Set<string>()).add(name));
  }
  const named = [...days].map(([date, names]) => [date, [...names].join(' / ')] as const);
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Includes holidays of every type, as a rule for a public one may depend on another. */
function libraryOf(country: string, part: Part | null): Holidays {
  const options: HolidaysTypes.Options = { languages: ['en'] };
  return part ? new Holidays(country, part.libraryCode, options) : new Holidays(country, options);
}

/**
 * Also reads the years before and after, as a holiday or its substitute may cross the turn of a
 * year.
 */
function* namedDates(library: Holidays, first: number, last: number) {
  for (let year = first - 1; year <= last + 1; year += 1) {
    for (const holiday of library.getHolidays(year, 'en')) {
      if (holiday.type !== 'public' || !isFromMidnight(holiday)) continue;
      for (const date of datesOf(holiday)) yield { date, name: holiday.name };
    }
  }
}

/** Excludes holidays that start during a day. */
function isFromMidnight({ date }: HolidaysTypes.Holiday): boolean {
  return date.slice(11, 19) === '00:00:00';
}

/** Its local dates. Rounded, as a day with a clock change has 23 or 25 hours. */
function datesOf({ date, start, end }: HolidaysTypes.Holiday): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.round((end.getTime() - start.getTime()) / DAY);
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY).toISOString().slice(0, 10),
  );
}
