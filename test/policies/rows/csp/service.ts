import { channelTests, closedChannelTest } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import { languageTests, type Spoken } from '../kinds/language-row.ts';
import type { RowTest } from '../row-test.ts';
import { csp } from './subject.ts';

/** In which languages, and when. */
export function languages(): readonly RowTest[] {
  const english: readonly Spoken[] = [
    ['en', 'BR'],
    ['en-GB', 'JP'],
    ['en-US', 'US'],
  ];
  const others: readonly Spoken[] = [
    ['ja', 'JP'],
    ['ja', 'BR'],
    ['pt-BR', 'BR'],
  ];
  return [
    ...languageTests(csp, {
      row: 'en',
      takes: english,
      leaves: others,
      interpreter: false,
      hours: '24x7',
      source: { from: ['004'] },
    }),
    ...languageTests(csp, {
      row: 'other',
      takes: others,
      leaves: english,
      interpreter: false,
      hours: 'local-nine-to-five',
      note: /^Served in local business hours\.$/,
      source: { from: ['004'] },
    }),
  ];
}

/** By which ways requests come, and when. */
export function channels(): readonly RowTest[] {
  const source = { from: ['004'], chosen: /taken at all hours/ };
  const note = /partner portal/;
  return [
    ...channelTests(csp, { row: 'online', hours: always('24x7'), note, source }),
    closedChannelTest(csp, 'email'),
    closedChannelTest(csp, 'phone'),
  ];
}
