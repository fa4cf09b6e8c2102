import { channelTests, numberTests, unlistedTest } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import { languageTests, unservedTest, type Spoken } from '../kinds/language-row.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH, first, second } from './subjects.ts';

const ENGLISH: readonly Spoken[] = [
  ['en', 'CN'],
  ['en-GB', 'CN'],
];
const CHINESE: readonly Spoken[] = [
  ['zh-CN', 'CN'],
  ['zh', 'CN'],
];
const FOREIGN: readonly Spoken[] = [
  ['ja', 'CN'],
  ['de', 'CN'],
];

export function firstLanguages(): readonly RowTest[] {
  const source = { ...BOTH, chosen: /their reading for this offering is chosen/ };
  return [
    ...languageTests(first, {
      row: 'en',
      takes: ENGLISH,
      leaves: [...CHINESE, ...FOREIGN],
      interpreter: false,
      hours: '24x7',
      source,
    }),
    ...languageTests(first, {
      row: 'region',
      takes: CHINESE,
      leaves: [...ENGLISH, ...FOREIGN],
      interpreter: false,
      hours: 'china-business',
      note: /an interpreter may join/,
      source,
    }),
    unservedTest(first, ...FOREIGN),
  ];
}

export function secondLanguages(): readonly RowTest[] {
  const source = {
    ...BOTH,
    chosen: /in the hours of technical support at severity B and C, are chosen/,
  };
  return [
    ...languageTests(second, {
      row: 'en',
      takes: ENGLISH,
      leaves: [...CHINESE, ...FOREIGN],
      interpreter: false,
      hours: '24x7',
      source,
    }),
    ...languageTests(second, {
      row: 'region',
      takes: CHINESE,
      leaves: [...ENGLISH, ...FOREIGN],
      interpreter: true,
      hours: '21vianet',
      note: /an interpreter may join/,
      source,
    }),
    ...languageTests(second, {
      row: 'other',
      takes: FOREIGN,
      leaves: [...ENGLISH, ...CHINESE],
      servedIn: 'en',
      interpreter: true,
      hours: '24x7',
      note: /Served in English; an interpreter may join/,
      source: { ...BOTH, chosen: /English with an interpreter is chosen/ },
    }),
  ];
}

export function secondChannels(): readonly RowTest[] {
  const source = { ...BOTH, chosen: /taken at all hours/ };
  return [
    ...channelTests(second, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(second, { row: 'email', hours: always('24x7'), source }),
    ...channelTests(second, {
      row: 'phone',
      hours: [
        [{ category: 'technical' }, '24x7'],
        [{ category: 'billing' }, 'china-business'],
        [{ category: 'subscription' }, 'china-business'],
        [{ category: 'presales' }, 'china-business'],
      ],
      source: { ...BOTH, chosen: /no number for China/ },
    }),
    ...numberTests(second),
    unlistedTest(second, 'CN'),
  ];
}
