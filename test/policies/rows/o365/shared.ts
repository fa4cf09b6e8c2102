import { channelTests, numberTests, unlistedTest } from '../kinds/channel-row.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import {
  closingTests,
  noClocksTest,
  noMetricsTest,
  noWaitsTest,
  noCreditTest,
  reopeningTests,
} from '../kinds/life-rows.ts';
import { localSilenceTests } from '../kinds/local-silence.ts';
import { regionLanguageTests } from '../kinds/region-languages.ts';
import { atEachSeverity, refusalTests } from '../kinds/refusal-row.ts';
import type { RowTest } from '../row-test.ts';
import {
  categoryTests,
  contactTests,
  helpedElsewhereTests,
  requesterTests,
} from '../kinds/shared-rules.ts';
import type { Subject } from '../kinds/subject.ts';
import { noteTests } from '../kinds/wording-rows.ts';

/** What the business, enterprise and advanced offerings have in common. */
export function o365Tests(of: Subject): readonly RowTest[] {
  return [
    ...billing(of),
    ...rules(of),
    ...regionLanguageTests(
      of,
      { from: ['000', '001'] },
      'local-business',
      { from: ['000', '001'], chosen: /German in Germany .* is chosen/ },
      { from: ['000', '001'], chosen: /English with an interpreter is chosen/ },
    ),
    ...channels(of),
    ...localSilenceTests(of, 'local-business'),
    ...closingTests(of, { from: ['002'], chosen: /its outcomes are chosen/ }),
    ...reopeningTests(
      of,
      { from: ['001'] },
      { from: ['001'], chosen: /same 14 days are chosen for the other channels/ },
    ),
    noClocksTest(of),
    noMetricsTest(of),
    noWaitsTest(of),
    noCreditTest(of),
    ...noteTests(of, {
      text: /round the clock holds in most countries, not in all/,
      on: ['technical'],
      source: { from: ['001'] },
    }),
  ];
}

/** An offering that promises by plan needs one. */
export function planNeededTests(of: Subject): readonly RowTest[] {
  const plans = of.plans ?? [];
  return refusalTests(of, {
    row: 'plan-required',
    code: 'plan-required',
    field: 'plan',
    alternative: null,
    detail: /promises by plan/,
    source: { from: ['001'] },
    breaches: atEachSeverity({ plan: null }),
    obeys: plans.map((plan) => [{ plan }]),
  });
}

function billing(of: Subject): readonly RowTest[] {
  return commitmentTests(of, {
    row: 'billing',
    categories: ['billing', 'subscription', 'presales'],
    severities: ['A', 'B', 'C'],
    target: null,
    calendar: null,
    worked: always('local-business'),
    source: { from: ['000', '001', '003'] },
  });
}

function rules(of: Subject): readonly RowTest[] {
  const both = { from: ['000', '001'] };
  const developers = { from: ['001'] };
  return [
    ...categoryTests(of, ['technical', 'billing', 'subscription', 'presales'], { from: ['001'] }),
    ...requesterTests(of, { from: ['000', '001', '003'] }),
    ...contactTests(of, { from: ['000'] }, 'made with contact details'),
    ...helpedElsewhereTests(of, { scope: both, scripts: developers, developers }),
  ];
}

function channels(of: Subject): readonly RowTest[] {
  const source = { from: ['000'], chosen: /taken at all hours/ };
  const numbers = { from: ['000', '003'] };
  return [
    ...channelTests(of, { row: 'online', hours: always('24x7'), source }),
    ...channelTests(of, {
      row: 'email',
      hours: always('24x7'),
      source: { from: ['000'], chosen: /No document names mail/ },
    }),
    ...channelTests(of, {
      row: 'phone',
      hours: [
        [{ category: 'technical' }, '24x7'],
        [{ category: 'billing' }, 'local-business'],
        [{ category: 'subscription' }, 'local-business'],
        [{ category: 'presales' }, 'local-business'],
      ],
      source: { from: ['000', '001'], chosen: /hours of the phone are chosen/ },
    }),
    ...numberTests(
      of,
      { number: '1 800 865 9408', regions: ['US', 'CA'], source: numbers },
      { number: '1 800 197 503', regions: ['AU'], source: numbers },
      { number: '0800 032 6417', regions: ['GB'], source: numbers },
    ),
    unlistedTest(of, 'DE', 'JP', 'NZ', 'IE', 'MX'),
  ];
}
