import { channelTests, numberTests } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import { languageTests, type Spoken } from '../kinds/language-row.ts';
import { EEA } from '../kinds/regions.ts';
import type { RowTest } from '../row-test.ts';
import { germany } from './subject.ts';

/** In which languages, and when. */
export function languages(): readonly RowTest[] {
  const german: readonly Spoken[] = [
    ['de', 'DE'],
    ['de-AT', 'AT'],
    ['de', 'FR'],
  ];
  const english: readonly Spoken[] = [
    ['en', 'DE'],
    ['en-GB', 'IE'],
    ['en', 'FR'],
  ];
  const elsewhere: readonly Spoken[] = [
    ['fr', 'FR'],
    ['sv', 'FI'],
  ];
  const others: readonly Spoken[] = [
    ['fr', 'DE'],
    ['ja', 'DE'],
  ];
  const beyond = [...elsewhere, ...others];
  const note =
    /German and English alike: technical cases at all hours, billing .* in\s+business hours/;
  const own = { interpreter: false, hours: 'case', note } as const;
  const source = { from: ['003', '000'] };
  return [
    ...languageTests(germany, {
      ...own,
      row: 'de',
      takes: german,
      leaves: beyond,
      source,
    }),
    ...languageTests(germany, {
      ...own,
      row: 'en',
      takes: english,
      leaves: beyond,
      source,
    }),
    ...languageTests(germany, {
      row: 'region',
      takes: elsewhere,
      leaves: [...german, ...english, ...others],
      interpreter: true,
      hours: 'germany-business',
      note: /The region's language in business hours; an interpreter may join/,
      source: { from: ['000', '001'], chosen: /English with an interpreter for all\s+others/ },
    }),
    ...languageTests(germany, {
      row: 'other',
      takes: others,
      leaves: [...german, ...english, ...elsewhere],
      servedIn: 'en',
      interpreter: true,
      hours: 'case',
      note: /Served in English; an interpreter may join/,
      source: { from: ['000', '001'], chosen: /English with an interpreter for all\s+others/ },
    }),
  ];
}

/** By which ways requests come, and when. */
export function channels(): readonly RowTest[] {
  const both = { from: ['003', '000'] };
  const source = { ...both, chosen: /taken at all hours/ };
  return [
    ...channelTests(germany, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(germany, {
      row: 'email',
      hours: always('24x7'),
      source: { ...both, chosen: /No document names mail/ },
    }),
    ...channelTests(germany, {
      row: 'phone',
      hours: [
        [{ category: 'technical' }, '24x7'],
        [{ category: 'billing' }, 'germany-business'],
        [{ category: 'subscription' }, 'germany-business'],
        [{ category: 'presales' }, 'germany-business'],
      ],
      source: both,
    }),
    ...numberTests(
      germany,
      { number: '0800 589 2330', regions: ['DE'], source: both },
      {
        number: '069 380 789 305',
        regions: ['DE'],
        note: /cost the local rate/,
        source: both,
      },
      {
        number: '+49 69 380 789 305',
        regions: EEA.filter((region) => region !== 'DE'),
        note: /costs what an international call does; a request online avoids it/,
        source: both,
      },
    ),
  ];
}
