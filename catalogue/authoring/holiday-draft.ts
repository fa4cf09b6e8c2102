import type { HolidaySnapshot } from '../schema/holiday-schema.ts';
import { checkParts } from './correct-library.ts';
import { correctionsOf, type HolidayCorrections } from './holiday-corrections.ts';
import { daysIn, HOLIDAY_LIBRARY, partsOf } from './holiday-library.ts';
import { together, type RegionalDay } from './regional-days.ts';
import { SNAPSHOT_YEARS } from './snapshot-file.ts';

/** The countries whose public holidays are committed. */
export const HOLIDAY_COUNTRIES =
  'AT AU BE BR CA CH CN DE ES FR GB HK IE IN IT JP KR MX NL NZ PL SE SG US ZA'.split(' ');

/**
 * Drafts the public holidays of a country, and what differs in its parts: days that are closed only
 * there, or open there. A day that both close has the whole country's name.
 * Throws `HolidayCorrectionError`.
 */
export function draftHolidays(
  country: string,
  { caveats, corrections }: HolidayCorrections = correctionsOf(country),
  years: HolidaySnapshot['years'] = [...SNAPSHOT_YEARS],
): HolidaySnapshot {
  const days = daysIn(country, null, years, corrections);
  const parts = partsOf(country);
  const isoCodes = parts.map(({ iso }) => iso);
  checkParts(corrections, country, isoCodes);
  const added: RegionalDay[] = [];
  const removed: RegionalDay[] = [];
  for (const part of parts) {
    const own = daysIn(country, part, years, corrections);
    added.push(...missingFrom(days, own, part.iso));
    removed.push(...missingFrom(own, days, part.iso));
  }
  return {
    country,
    generatedBy: HOLIDAY_LIBRARY,
    years,
    ...(caveats.length > 0 && { caveats }),
    days,
    subdivisions: isoCodes,
    added: together(added),
    removed: together(removed),
  };
}

type Days = Readonly<Record<string, string>>;

function missingFrom(known: Days, others: Days, subdivision: string): readonly RegionalDay[] {
  return Object.entries(others)
    .filter(([date]) => known[date] === undefined)
    .map(([date, name]) => ({ subdivision, date, name }));
}
