import { CHINA_TESTS } from './calendars/china.ts';
import { GERMANY_HOURS_TESTS } from './calendars/germany.ts';
import { LOCAL_TESTS, NINE_TO_FIVE_TESTS } from './calendars/local.ts';
import { VIANET_HOURS_TESTS } from './calendars/vianet.ts';
import { CSP_TESTS } from './csp/offering.ts';
import { ADVANCED_TESTS } from './o365/advanced.ts';
import { BUSINESS_TESTS } from './o365/business.ts';
import { ENTERPRISE_TESTS } from './o365/enterprise.ts';
import { GERMANY_TESTS } from './o365-germany/offering.ts';
import { PROFESSIONAL_TESTS } from './professional/offering.ts';
import type { RowTest } from './row-test.ts';
import { VIANET_TESTS } from './21vianet/offering.ts';

/** The tests of every row of the policies, in the order of their offerings. */
export const ROW_TESTS: readonly RowTest[] = [
  ...VIANET_TESTS,
  ...BUSINESS_TESTS,
  ...ENTERPRISE_TESTS,
  ...ADVANCED_TESTS,
  ...GERMANY_TESTS,
  ...PROFESSIONAL_TESTS,
  ...CSP_TESTS,
  ...VIANET_HOURS_TESTS,
  ...CHINA_TESTS,
  ...GERMANY_HOURS_TESTS,
  ...LOCAL_TESTS,
  ...NINE_TO_FIVE_TESTS,
];
