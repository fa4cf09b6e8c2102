import {
  closingTests,
  noCreditTest,
  reopeningTests,
  noClocksTest,
  noMetricsTest,
  noWaitsTest,
  warningTests,
} from '../kinds/life-rows.ts';
import { localSilenceTests } from '../kinds/local-silence.ts';
import {
  GRADED_NAMES,
  noteTests,
  planTests,
  severityTests,
  versionTests,
} from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { channels, languages } from './service.ts';
import { csp } from './subject.ts';

export const CSP_TESTS: readonly RowTest[] = [
  ...versionTests(csp),
  ...promises(),
  ...ruleTests(),
  ...languages(),
  ...channels(),
  ...localSilenceTests(csp, 'local-nine-to-five'),
  ...closingTests(csp, { from: ['002'], chosen: /its outcomes are chosen/ }),
  ...reopeningTests(csp, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
  noCreditTest(csp),
  ...noteTests(csp, {
    text: /Azure, Office 365, Dynamics CRM Online and Enterprise Mobility Suite, the same for paying and for trial/,
    source: { from: ['004'] },
  }),
  ...planTests(csp),
  ...severityTests(csp, {
    setBy: /^The partner, by its own judgement\.$/,
    names: GRADED_NAMES,
    A: /^Production is down: loss or significant degradation of services\.$/,
    B: /^Production is partly affected: moderate loss or degradation/,
    C: /services are available, or it is not production: minimal degradation/,
    source: { from: ['004'] },
  }),
  noClocksTest(csp),
  noMetricsTest(csp),
  noWaitsTest(csp),
  ...warningTests(csp, { from: ['004'], chosen: /75 % of the target is chosen/ }),
];
