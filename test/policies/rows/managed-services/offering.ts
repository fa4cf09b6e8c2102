import { ownCategoriesTest } from '../kinds/category-row.ts';
import { unservedTest } from '../kinds/language-row.ts';
import { levelTests } from '../kinds/level-rows.ts';
import {
  absentTest,
  noCreditTest,
  noMetricsTest,
  reopeningTests,
  warningTests,
} from '../kinds/life-rows.ts';
import { refusalTests } from '../kinds/refusal-row.ts';
import { noteTests, planTests, versionTests } from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { clocks } from './clocks.ts';
import { SERVICE_CENTRE_TESTS } from './hours.ts';
import { promises } from './promises.ts';
import { managedServices } from './subject.ts';
import { waits } from './waits.ts';

const source = { from: ['902'] };

/** The example of a managed service provider. */
export const MANAGED_SERVICES_TESTS: readonly RowTest[] = [
  ...versionTests(managedServices),
  ...planTests(managedServices),
  ownCategoriesTest(managedServices, [
    { id: 'incident', name: { en: 'incident', de: 'Störung', fr: 'incident', 'zh-Hans': '故障' } },
    {
      id: 'request',
      name: { en: 'service request', de: 'Anfrage', fr: 'demande', 'zh-Hans': '服务请求' },
    },
  ]),
  ...levelTests(managedServices, {
    setBy: /^The customer, by what no longer works; the provider confirms it\.$/,
    levels: [
      { id: 'P1', name: { en: 'critical' }, meaning: /the business depends on is down/ },
      { id: 'P2', name: { en: 'high' }, meaning: /for some people only/ },
      { id: 'P3', name: { en: 'medium' }, meaning: /a way around it/ },
      { id: 'P4', name: { en: 'low' }, meaning: /can wait/ },
    ],
    source,
  }),
  ...promises(),
  ...clocks(),
  noMetricsTest(managedServices),
  ...refusalTests(managedServices, {
    row: 'requests-are-p3-or-p4',
    code: 'requests-are-p3-or-p4',
    field: 'severity',
    alternative: { severity: 'P3' },
    detail: /^A service request is P3 or P4\. If something is down, report it as an incident\.$/,
    source,
    breaches: ['P1', 'P2'].map((severity) => [{ category: 'request', severity }] as const),
    obeys: [
      ...['P3', 'P4'].map((severity) => [{ category: 'request', severity }] as const),
      ...['P1', 'P2', 'P3', 'P4'].map((severity) => [{ category: 'incident', severity }] as const),
    ],
  }),
  ...warningTests(managedServices, source, [50, 75]),
  ...reopeningTests(managedServices, source),
  noCreditTest(managedServices),
  unservedTest(managedServices, ['en', 'GB'], ['de', 'DE'], ['ja', 'JP']),
  absentTest(managedServices, 'channels'),
  absentTest(managedServices, 'nonResponse'),
  absentTest(managedServices, 'closing'),
  ...waits(),
  ...noteTests(managedServices),
  ...SERVICE_CENTRE_TESTS,
];
