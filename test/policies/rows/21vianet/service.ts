import { channelTests, numberTests, unlistedTest } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import { languageTests, type Spoken } from '../kinds/language-row.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH, vianet } from './subjects.ts';

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

export function vianetLanguages(): readonly RowTest[] {
  const source = {
    ...BOTH,
    chosen: /in the hours of technical support at severity B and C, are chosen/,
  };
  return [
    ...languageTests(vianet, {
      row: 'en',
      takes: ENGLISH,
      leaves: [...CHINESE, ...FOREIGN],
      interpreter: false,
      hours: '24x7',
      source,
    }),
    ...languageTests(vianet, {
      row: 'region',
      takes: CHINESE,
      leaves: [...ENGLISH, ...FOREIGN],
      interpreter: true,
      hours: '21vianet',
      note: /an interpreter may join/,
      source,
    }),
    ...languageTests(vianet, {
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

export function vianetChannels(): readonly RowTest[] {
  const source = { ...BOTH, chosen: /taken at all hours/ };
  return [
    ...channelTests(vianet, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(vianet, { row: 'email', hours: always('24x7'), source }),
    ...channelTests(vianet, {
      row: 'phone',
      hours: [
        [{ category: 'technical' }, '24x7'],
        [{ category: 'billing' }, 'china-business'],
        [{ category: 'subscription' }, 'china-business'],
        [{ category: 'presales' }, 'china-business'],
      ],
      source: { ...BOTH, chosen: /no number for China/ },
    }),
    ...numberTests(vianet),
    unlistedTest(vianet, 'CN'),
  ];
}
