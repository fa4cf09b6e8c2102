import { daysIn, HOLIDAY_LIBRARY, partsOf } from './holiday-library.ts';
import type { HolidaySnapshot } from './holiday-schema.ts';
import { together, type RegionalDay } from './regional-days.ts';

/** Of which public holidays are committed, and for which years. */
export const HOLIDAY_COUNTRIES =
  'AT AU BE BR CA CH CN DE ES FR GB HK IE IN IT JP KR MX NL NZ PL SE SG US ZA'.split(' ');
const YEARS = [2015, 2035] as const;

/**
 * The public holidays of a country, and of its parts what differs: a day that is closed in one part
 * alone, or open there. Where both are closed the name is the whole country's.
 */
export function draftHolidays(country: string): HolidaySnapshot {
  const days = daysIn(country, null, YEARS);
  const parts = partsOf(country);
  const added: RegionalDay[] = [];
  const removed: RegionalDay[] = [];
  for (const part of parts) {
    const own = daysIn(country, part, YEARS);
    added.push(...missingFrom(days, own, part.iso));
    removed.push(...missingFrom(own, days, part.iso));
  }
  return {
    country,
    generatedBy: HOLIDAY_LIBRARY,
    years: [...YEARS],
    days,
    subdivisions: parts.map(({ iso }) => iso),
    added: together(added),
    removed: together(removed),
  };
}

type Days = Readonly<Record<string, string>>;

function missingFrom(some: Days, others: Days, subdivision: string): readonly RegionalDay[] {
  return Object.entries(others)
    .filter(([date]) => some[date] === undefined)
    .map(([date, name]) => ({ subdivision, date, name }));
}
