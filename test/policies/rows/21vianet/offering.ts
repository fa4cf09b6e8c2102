import {
  closingTests,
  noCreditTest,
  noMetricsTest,
  noWaitsTest,
  reopeningTests,
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
import { followUps } from './follow-ups.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { vianetChannels, vianetLanguages } from './service.ts';
import { vianetSilence } from './silence.ts';
import { BOTH, vianet } from './subjects.ts';

export const VIANET_TESTS: readonly RowTest[] = [
  ...versionTests(vianet),
  ...promises(vianet),
  ...ruleTests(vianet),
  ...severityTests(vianet, { ...SUPPORTS_WORDING, source: BOTH }),
  ...planTests(vianet),
  ...followUps(),
  ...warningTests(vianet, { from: ['000'], chosen: /75 % of the target is chosen/ }),
  ...reopeningTests(vianet, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
  noCreditTest(vianet),
  noMetricsTest(vianet),
  noWaitsTest(vianet),
  ...noteTests(vianet),
  ...vianetLanguages(),
  ...vianetChannels(),
  ...vianetSilence(),
  ...closingTests(vianet, { from: ['002'], chosen: /its outcomes are chosen/ }),
];
