import type { HolidaySnapshot } from '../schema/holiday-schema.ts';
import { checkParts } from './correct-library.ts';
import { correctionsOf, type HolidayCorrections } from './holiday-corrections.ts';
import { daysIn, HOLIDAY_LIBRARY, partsOf } from './holiday-library.ts';
import { together, type RegionalDay } from './regional-days.ts';
import { SNAPSHOT_YEARS } from './snapshot-file.ts';

/** Of which public holidays are committed, and for which years. */
export const HOLIDAY_COUNTRIES =
  'AT AU BE BR CA CH CN DE ES FR GB HK IE IN IT JP KR MX NL NZ PL SE SG US ZA'.split(' ');

/**
 * The public holidays of a country, and of its parts what differs: a day that is closed in one part
 * alone, or open there. Where both are closed the name is the whole country's. Throws
 * `HolidayCorrectionError`.
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

function missingFrom(some: Days, others: Days, subdivision: string): readonly RegionalDay[] {
  return Object.entries(others)
    .filter(([date]) => some[date] === undefined)
    .map(([date, name]) => ({ subdivision, date, name }));
}
