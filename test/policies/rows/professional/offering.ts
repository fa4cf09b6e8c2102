import { channelTests, numberTests, unlistedTest } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import { unservedTest } from '../kinds/language-row.ts';
import {
  absentTest,
  closingTests,
  reopeningTests,
  noClocksTest,
  warningTests,
} from '../kinds/life-rows.ts';
import { localSilenceTests } from '../kinds/local-silence.ts';
import { regionLanguageTests } from '../kinds/region-languages.ts';
import {
  noteTests,
  planTests,
  severityTests,
  SUPPORTS_WORDING,
  versionTest,
} from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { creditTests, noPacksTest, packTests } from './credits.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { first, second } from './subjects.ts';

export const PROFESSIONAL_TESTS: readonly RowTest[] = [
  versionTest(first, { newest: false }),
  versionTest(second, { newest: true }),
  ...[first, second].flatMap((of) => [
    ...promises(of),
    ...ruleTests(of),
    ...severityTests(of, {
      ...SUPPORTS_WORDING,
      source: { from: ['000', '001'], chosen: /002 has no wording of its own/ },
    }),
    ...planTests(of),
    noClocksTest(of),
    ...warningTests(of, { from: ['002'], chosen: /75 % of the target is chosen/ }),
    ...reopeningTests(of, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
    ...creditTests(of),
    ...noteTests(of, {
      text: /one problem that cannot be divided; each part .* an incident of its own/,
      source: { from: ['002'] },
    }),
  ]),
  unservedTest(first, ['en', 'DE'], ['de', 'DE'], ['ja', 'DE']),
  absentTest(first, 'channels'),
  absentTest(first, 'nonResponse'),
  absentTest(first, 'closing'),
  noPacksTest(),
  ...regionLanguageTests(
    second,
    {
      from: ['000', '001'],
      chosen: /002 does not speak of languages/,
    },
    'local-nine-to-five',
  ),
  ...channels(),
  ...localSilenceTests(second, 'local-nine-to-five'),
  ...closingTests(second, { from: ['002'] }),
  ...packTests(),
];

function channels(): readonly RowTest[] {
  const source = { from: ['002'], chosen: /taken at all hours/ };
  return [
    ...channelTests(second, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(second, { row: 'email', hours: always('24x7'), source }),
    ...channelTests(second, {
      row: 'phone',
      hours: always('local-nine-to-five'),
      source: { from: ['002'], chosen: /neither hours nor numbers/ },
    }),
    ...numberTests(second),
    unlistedTest(second, 'DE', 'US'),
  ];
}
