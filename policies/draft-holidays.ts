import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { holidaysSchema } from './calendar-schema.ts';
import { draftHolidays } from './holiday-draft.ts';

/*
 * Drafts the committed snapshots of national public holidays and says what changes, country by
 * country: `node --import tsx policies/draft-holidays.ts`. Read the differences before you commit
 * them. At run time only the snapshots are read, never the library.
 */

const COUNTRIES =
  'CN DE FR GB IE US CA AU NZ JP IN BR ES IT NL SE CH AT BE PL ZA SG HK MX KR'.split(' ');
const YEARS = [2015, 2035] as const;

const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('date-holidays/package.json'));

for (const country of COUNTRIES) {
  const file = new URL(`holidays/${country}.json`, import.meta.url);
  const draft = draftHolidays(country, YEARS, version);
  const before = existsSync(file)
    ? holidaysSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).days
    : {};
  const changed = [...new Set([...Object.keys(before), ...Object.keys(draft.days)])]
    .filter((date) => before[date] !== draft.days[date])
    .toSorted();
  console.log(`${country}: ${Object.keys(draft.days).length} days, ${changed.length} changed`);
  for (const date of changed) {
    if (before[date] !== undefined) console.log(`  - ${date} ${before[date]}`);
    if (draft.days[date] !== undefined) console.log(`  + ${date} ${draft.days[date]}`);
  }
  writeFileSync(file, `${JSON.stringify(draft, null, 2)}\n`);
}
