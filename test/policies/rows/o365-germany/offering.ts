import {
  closingTests,
  noCreditTest,
  reopeningTests,
  noClocksTest,
  noMetricsTest,
  noWaitsTest,
  warningTests,
} from '../kinds/life-rows.ts';
import {
  noteTests,
  planTests,
  severityTests,
  SUPPORTS_WORDING,
  versionTests,
} from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { channels, languages } from './service.ts';
import { silence } from './silence.ts';
import { germany } from './subject.ts';

export const GERMANY_TESTS: readonly RowTest[] = [
  ...versionTests(germany),
  ...promises(),
  ...ruleTests(),
  ...languages(),
  ...channels(),
  ...silence(),
  ...closingTests(germany, { from: ['002'], chosen: /its outcomes are chosen/ }),
  ...reopeningTests(germany, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
  noCreditTest(germany),
  ...noteTests(germany),
  ...planTests(germany),
  ...severityTests(germany, {
    ...SUPPORTS_WORDING,
    source: { from: ['000', '001'], chosen: /003 has no wording of its own/ },
  }),
  noClocksTest(germany),
  noMetricsTest(germany),
  noWaitsTest(germany),
  ...warningTests(germany, { from: ['003'], chosen: /75 % of the target is chosen/ }),
];
