import { createRequire } from 'node:module';
import { z } from 'zod';
import type { HolidaySnapshot } from '../schema/holiday-schema.ts';
import type { MakeUpSnapshot } from '../schema/make-up-schema.ts';
import { packageVersion } from './package-version.ts';

const require = createRequire(import.meta.url);

/** Each date with the holiday's English and Chinese name and its length: `National Day,国庆节,3`. */
const dates = z.record(z.iso.date(), z.string());
const arrangements = z.object({ holidays: dates, workdays: dates });

/**
 * What China's State Council arranged around a snapshot's public holidays: the weekend days that
 * are worked, and the days off that are not public holidays themselves. Covers those of the
 * snapshot's years that the library knows.
 */
export function draftMakeUpDays({ country, days, years }: HolidaySnapshot): MakeUpSnapshot {
  const { holidays, workdays } = arrangements.parse(require('chinese-days/dist/chinese-days.json'));
  const coveredYears = Object.keys(holidays)
    .map((date) => Number(date.slice(0, 4)))
    .filter((year) => year >= years[0] && year <= years[1]);
  const added = Object.entries(holidays).filter(([date]) => days[date] === undefined);
  return {
    country,
    generatedBy: `chinese-days ${packageVersion('chinese-days')}`,
    years: [Math.min(...coveredYears), Math.max(...coveredYears)],
    worked: named(Object.entries(workdays), coveredYears),
    off: named(added, coveredYears),
  };
}

/** English names by date, ascending, for the given years. */
function named(
  entries: readonly (readonly [date: string, text: string])[],
  years: readonly number[],
) {
  const found = entries
    .filter(([date]) => years.includes(Number(date.slice(0, 4))))
    .map(([date, text]) => [date, text.split(',')[0] ?? text] as const);
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
