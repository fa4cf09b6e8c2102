import { channelTests, numberTests, unlistedTest } from '../kinds/channel-row.ts';
import { always } from '../kinds/hours.ts';
import {
  closingTests,
  reopeningTests,
  noClocksTest,
  noMetricsTest,
  noWaitsTest,
  warningTests,
} from '../kinds/life-rows.ts';
import { localSilenceTests } from '../kinds/local-silence.ts';
import { regionLanguageTests } from '../kinds/region-languages.ts';
import {
  GRADED_NAMES,
  noteTests,
  planTests,
  severityTests,
  SUPPORTS_WORDING,
  versionTests,
} from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { creditTests, packTests } from './credits.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { professional } from './subjects.ts';

export const PROFESSIONAL_TESTS: readonly RowTest[] = [
  ...versionTests(professional),
  ...promises(professional),
  ...ruleTests(professional),
  ...severityTests(professional, {
    setBy: SUPPORTS_WORDING.setBy,
    names: GRADED_NAMES,
    A: /^Critical impact on the business\.$/,
    B: /^Moderate impact on the business\.$/,
    C: /^Minimal impact on the business\.$/,
    source: { from: ['002', '000'], chosen: /that support does, as in 000, is chosen/ },
  }),
  ...planTests(professional),
  noClocksTest(professional),
  noMetricsTest(professional),
  noWaitsTest(professional),
  ...warningTests(professional, { from: ['002'], chosen: /75 % of the target is chosen/ }),
  ...reopeningTests(professional, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
  ...creditTests(professional),
  ...noteTests(professional, {
    text: /one problem that cannot be divided; each part .* an incident of its own/,
    source: { from: ['002'] },
  }),
  ...regionLanguageTests(
    professional,
    {
      from: ['000', '001'],
      chosen: /002 does not speak of languages/,
    },
    'local-nine-to-five',
  ),
  ...channels(),
  ...localSilenceTests(professional, 'local-nine-to-five'),
  ...closingTests(professional, { from: ['002'] }, { from: ['002'] }),
  ...packTests(),
];

function channels(): readonly RowTest[] {
  const source = { from: ['002'], chosen: /taken at all hours/ };
  return [
    ...channelTests(professional, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(professional, {
      row: 'email',
      hours: always('24x7'),
      source: { from: ['002'], chosen: /No document names mail/ },
    }),
    ...channelTests(professional, {
      row: 'phone',
      hours: always('local-nine-to-five'),
      source: { from: ['002'], chosen: /neither the phone as a way .* nor hours or numbers/ },
    }),
    ...numberTests(professional),
    unlistedTest(professional, 'DE', 'US'),
  ];
}
