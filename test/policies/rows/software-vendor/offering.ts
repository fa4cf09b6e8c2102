import { ownCategoriesTest } from '../kinds/category-row.ts';
import { unservedTest } from '../kinds/language-row.ts';
import { levelTests } from '../kinds/level-rows.ts';
import {
  absentTest,
  noClocksTest,
  noCreditTest,
  noMetricsTest,
  noWaitsTest,
  reopeningTests,
  warningTests,
} from '../kinds/life-rows.ts';
import { refusalTests } from '../kinds/refusal-row.ts';
import { noteTests, planTests, versionTests } from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { OFFICE_TESTS } from './offices.ts';
import { promises } from './promises.ts';
import { softwareVendor } from './subject.ts';
import { SUN_TESTS } from './sun.ts';

const source = { from: ['905'] };
const SEVERITIES = ['urgent', 'high', 'normal'];

/** The example of a software vendor. */
export const SOFTWARE_VENDOR_TESTS: readonly RowTest[] = [
  ...versionTests(softwareVendor),
  ...planTests(softwareVendor, 'urgent', {
    community: null,
    standard: { businessHours: 4 },
    premium: { minutes: 30 },
  }),
  ownCategoriesTest(softwareVendor, [
    { id: 'defect', name: { en: 'defect', de: 'Fehler', fr: 'anomalie', 'zh-Hans': '缺陷' } },
    { id: 'question', name: { en: 'question', de: 'Frage', fr: 'question', 'zh-Hans': '咨询' } },
  ]),
  ...levelTests(softwareVendor, {
    setBy: /^The customer, by the effect on production\.$/,
    levels: [
      { id: 'urgent', name: { en: 'urgent' }, meaning: /^Production is down\.$/ },
      { id: 'high', name: { en: 'high' }, meaning: /^Production suffers\.$/ },
      { id: 'normal', name: { en: 'normal' }, meaning: /^Everything else\.$/ },
    ],
    source,
  }),
  ...promises(),
  noClocksTest(softwareVendor),
  noMetricsTest(softwareVendor),
  noWaitsTest(softwareVendor),
  ...refusalTests(softwareVendor, {
    row: 'plan-required',
    code: 'plan-required',
    field: 'plan',
    alternative: null,
    detail: /^Say which plan the customer has\.$/,
    source,
    breaches: SEVERITIES.map((severity) => [{ plan: null, severity }] as const),
    obeys: ['community', 'standard', 'premium'].flatMap((plan) =>
      SEVERITIES.map((severity) => [{ plan, severity }] as const),
    ),
  }),
  ...warningTests(softwareVendor, source),
  ...reopeningTests(softwareVendor, source),
  noCreditTest(softwareVendor),
  unservedTest(softwareVendor, ['en', 'US'], ['de', 'DE'], ['ja', 'JP']),
  absentTest(softwareVendor, 'channels'),
  absentTest(softwareVendor, 'nonResponse'),
  absentTest(softwareVendor, 'closing'),
  ...noteTests(softwareVendor),
  ...SUN_TESTS,
  ...OFFICE_TESTS,
];
