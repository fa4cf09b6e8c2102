import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holidaysSchema } from '../schema/holiday-schema.ts';
import { makeUpSchema } from '../schema/make-up-schema.ts';
import { draftHolidays, HOLIDAY_COUNTRIES } from './holiday-draft.ts';
import { draftMakeUpDays } from './make-up-draft.ts';
import { holidayDifference, makeUpDifference } from './snapshot-difference.ts';
import { readSnapshot, snapshotText } from './snapshot-file.ts';

/*
 * Drafts the committed snapshots of public holidays and make-up days, prints what changes, by
 * country and part, and then writes them: `npm run holidays:draft`. With `-- --check` it writes
 * nothing, and exits with 1 if something would change. `--country DE` limits it to one country.
 * Read the differences before you commit them. At run time only the snapshots are read, never a
 * library.
 */

const { check, country: only } = parseArgs({
  options: { check: { type: 'boolean', default: false }, country: { type: 'string' } },
}).values;
const countries = HOLIDAY_COUNTRIES.filter((each) => only === undefined || each === only);
if (countries.length === 0) throw new Error(`--country ${only} is not drafted`);

interface Draft {
  readonly file: string;
  readonly snapshot: object;
  readonly difference: readonly string[];
}

function holidaysOf(country: string): Draft {
  const file = `holidays/${country}.json`;
  const snapshot = draftHolidays(country);
  const before = readSnapshot(urlOf(file), holidaysSchema);
  return { file, snapshot, difference: holidayDifference(before, snapshot) };
}

function makeUpDaysOf(country: string): Draft {
  const file = `make-up-days/${country}.json`;
  const snapshot = draftMakeUpDays(draftHolidays(country));
  const before = readSnapshot(urlOf(file), makeUpSchema);
  return { file, snapshot, difference: makeUpDifference(before, snapshot) };
}

function urlOf(file: string): URL {
  return new URL(`../../policies/${file}`, import.meta.url);
}

const drafts = [
  ...countries.map(holidaysOf),
  ...countries.filter((each) => each === 'CN').map(makeUpDaysOf),
];
for (const { file, difference } of drafts) {
  console.log(`${file}: ${difference.length === 0 ? 'unchanged' : `${difference.length} lines`}`);
  for (const line of difference) console.log(`  ${line}`);
}
if (check) {
  process.exitCode = drafts.some(({ difference }) => difference.length > 0) ? 1 : 0;
} else {
  for (const { file, snapshot } of drafts) {
    mkdirSync(new URL('.', urlOf(file)), { recursive: true });
    writeFileSync(urlOf(file), snapshotText(snapshot));
  }
}
