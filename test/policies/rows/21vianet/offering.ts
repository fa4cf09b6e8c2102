import {
  absentTest,
  closingTests,
  noCreditTest,
  reopeningTests,
  noClocksTest,
  warningTests,
} from '../kinds/life-rows.ts';
import {
  noteTests,
  planTests,
  severityTests,
  SUPPORTS_WORDING,
  versionTest,
} from '../kinds/wording-rows.ts';
import type { RowTest } from '../row-test.ts';
import { promises } from './promises.ts';
import { ruleTests } from './rules.ts';
import { firstLanguages, secondChannels, secondLanguages } from './service.ts';
import { secondSilence } from './silence.ts';
import { BOTH, first, second } from './subjects.ts';

export const VIANET_TESTS: readonly RowTest[] = [
  versionTest(first, { newest: false }),
  versionTest(second, { newest: true }),
  ...[first, second].flatMap((of) => [
    ...promises(of),
    ...ruleTests(of),
    ...severityTests(of, { ...SUPPORTS_WORDING, source: BOTH }),
    ...planTests(of),
    noClocksTest(of),
    ...warningTests(of, { from: ['000'], chosen: /75 % of the target is chosen/ }),
    ...reopeningTests(of, { from: ['001'], chosen: /Only 001 speaks of reopening/ }),
    noCreditTest(of),
    ...noteTests(of),
  ]),
  ...firstLanguages(),
  absentTest(first, 'channels'),
  absentTest(first, 'nonResponse'),
  absentTest(first, 'closing'),
  ...secondLanguages(),
  ...secondChannels(),
  ...secondSilence(),
  ...closingTests(second, { from: ['002'], chosen: /its outcomes are chosen/ }),
];
