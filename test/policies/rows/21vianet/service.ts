import { channelTests, numberTests } from '../kinds/channel-row.ts';
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
  return [
    ...languageTests(vianet, {
      row: 'en',
      takes: ENGLISH,
      leaves: [...CHINESE, ...FOREIGN],
      interpreter: false,
      hours: '24x7',
      source: { ...BOTH, chosen: /that it holds for this offering too is chosen/ },
    }),
    ...languageTests(vianet, {
      row: 'region',
      takes: CHINESE,
      leaves: [...ENGLISH, ...FOREIGN],
      interpreter: false,
      hours: 'case',
      note: /language of the country, whenever the case is worked on; day and night at severity A/,
      source: BOTH,
    }),
    ...languageTests(vianet, {
      row: 'other',
      takes: FOREIGN,
      leaves: [...ENGLISH, ...CHINESE],
      servedIn: 'en',
      interpreter: true,
      hours: '24x7',
      note: /Served in English; an interpreter may join/,
      source: { from: ['000', '003', '001'], chosen: /English with an interpreter is chosen/ },
    }),
  ];
}

export function vianetChannels(): readonly RowTest[] {
  const source = { ...BOTH, chosen: /taken at all hours/ };
  return [
    ...channelTests(vianet, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(vianet, {
      row: 'email',
      hours: always('24x7'),
      source: { ...BOTH, chosen: /No document names mail/ },
    }),
    ...channelTests(vianet, {
      row: 'phone',
      hours: [
        [{ category: 'technical' }, '24x7'],
        [{ category: 'billing' }, 'china-business'],
        [{ category: 'subscription' }, 'china-business'],
        [{ category: 'presales' }, 'local-business'],
      ],
      note: /when the request online fails/,
      source: { ...BOTH, chosen: /hours of the phone are chosen/ },
    }),
    ...numberTests(vianet, { number: '(86) 400-089-0365', regions: ['CN'], source: BOTH }),
  ];
}
