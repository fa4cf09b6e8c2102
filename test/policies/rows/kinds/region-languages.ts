import type { Cited } from './cited.ts';
import { languageTests, type Spoken } from './language-row.ts';
import type { RowTest } from '../row-test.ts';
import type { Subject } from './subject.ts';

const ENGLISH: readonly Spoken[] = [
  ['en', 'DE'],
  ['en-GB', 'JP'],
  ['en-US', 'US'],
];
const OF_THE_REGION: readonly Spoken[] = [
  ['de', 'DE'],
  ['fr-CH', 'CH'],
  ['it', 'CH'],
  ['fr-CA', 'CA'],
  ['ja', 'JP'],
];
const FOREIGN: readonly Spoken[] = [
  ['ja', 'DE'],
  ['de', 'JP'],
  ['fr', 'US'],
];

/**
 * The tests of languages as most offerings have them: English at all hours, the region's own in
 * its business hours, all others in English; an interpreter may join.
 * @param hours the calendar of the region's business hours
 * @param ofRegion where the region's own language comes from, by default as the rest
 * @param others where that all others are served in English comes from, by default as the rest
 */
export function regionLanguageTests(
  of: Subject,
  source: Cited,
  hours: string,
  ofRegion: Cited = source,
  others: Cited = source,
): readonly RowTest[] {
  return [
    ...languageTests(of, {
      row: 'en',
      takes: ENGLISH,
      leaves: [...OF_THE_REGION, ...FOREIGN],
      interpreter: false,
      hours: '24x7',
      source,
    }),
    ...languageTests(of, {
      row: 'region',
      takes: OF_THE_REGION,
      leaves: [...ENGLISH, ...FOREIGN],
      interpreter: true,
      hours,
      note: /The region's language in its business hours; an interpreter may join/,
      source: ofRegion,
    }),
    ...languageTests(of, {
      row: 'other',
      takes: FOREIGN,
      leaves: [...ENGLISH, ...OF_THE_REGION],
      servedIn: 'en',
      interpreter: true,
      hours: '24x7',
      note: /Served in English; an interpreter may join/,
      source: others,
    }),
  ];
}
