import Holidays, { type HolidaysTypes } from 'date-holidays';
import type { HolidaySnapshot } from './calendar-schema.ts';
import { HOLIDAY_CORRECTIONS } from './holiday-corrections.ts';

const DAY_MS = 86_400_000;

/**
 * The national public holidays of a country as the library knows them, whole days only, with our
 * corrections. Dates are the country's own; the answer does not depend on the machine's zone.
 */
export function draftHolidays(
  country: string,
  [first, last]: readonly [first: number, last: number],
  libraryVersion: string,
): HolidaySnapshot {
  const days = new Map<string, Set<string>>();
  for (const { date, name } of namedDates(country, first, last)) {
    if (date < `${first}-01-01` || date > `${last}-12-31`) continue;
    days.set(date, (days.get(date) ?? new Set<string>()).add(name));
  }
  const named = [...days].map(([date, names]) => [date, [...names].join(' / ')] as const);
  return {
    country,
    generatedBy: `date-holidays ${libraryVersion}`,
    years: [first, last],
    days: Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A holiday of several days, or its substitute day, may lie over the turn of a year. */
function* namedDates(country: string, first: number, last: number) {
  const library = correctedLibrary(country);
  for (let year = first - 1; year <= last + 1; year += 1) {
    for (const holiday of library.getHolidays(year, 'en')) {
      if (!counts(country, holiday)) continue;
      for (const date of datesOf(holiday)) yield { date, name: holiday.name };
    }
  }
}

function correctedLibrary(country: string): Holidays {
  const library = new Holidays(country, { languages: ['en'], types: ['public'] });
  for (const { add } of correctionsOf(country)) {
    if (add) library.setHoliday(add.rule, { name: { en: add.name }, type: 'public' });
  }
  return library;
}

function correctionsOf(country: string) {
  return HOLIDAY_CORRECTIONS.filter((correction) => correction.country === country);
}

/** Not from the middle of a day on, not what a correction drops. */
function counts(country: string, { date, rule }: HolidaysTypes.Holiday): boolean {
  const dropped = correctionsOf(country).some(({ drop }) => drop === rule);
  return !dropped && date.slice(11, 19) === '00:00:00';
}

/** Its local dates. Rounded, since a day at a transition has 23 or 25 hours. */
function datesOf({ date, start, end }: HolidaysTypes.Holiday): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.round((end.getTime() - start.getTime()) / DAY_MS);
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
