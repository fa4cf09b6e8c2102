import { accountIn, inBrazil, inChina, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  weekTests,
  zoneTest,
} from '../kinds/calendar-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { EIGHT_TO_SIX, WORKDAYS } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';

const HOURS = { id: 'managed-services', version: 1 };
const inScotland = accountIn('GB', 'Europe/London', { subdivision: 'GB-SCT' });

/** England's holidays of 2026 on Monday to Friday; Boxing Day, a Saturday, is made up for on Monday. */
const ENGLISH_HOLIDAYS = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
  '2026-08-31',
  '2026-12-25',
  '2026-12-28',
];

/** 08:00 to 18:00 in London on Monday to Friday, for customers of all countries. */
export const SERVICE_CENTRE_TESTS: readonly RowTest[] = [
  ...namedTests(HOURS, { from: ['902'] }),
  ...weekTests({ ...HOURS, place: inGermany }, '2026-06-08+01:00', EIGHT_TO_SIX),
  zoneTest({ ...HOURS, place: inBrazil }, [
    ['2026-06-08T00:00+01:00', '2026-06-08T08:00+01:00'],
    ['2026-12-08T00:00+00:00', '2026-12-08T08:00+00:00'],
  ]),
  closedDaysTest({ ...HOURS, place: inGermany }, WORKDAYS, 0, ENGLISH_HOLIDAYS),
  // A customer in Scotland has other holidays, which close nothing.
  closedDaysTest({ ...HOURS, place: inScotland }, WORKDAYS, 0, ENGLISH_HOLIDAYS),
  makeUpTest({ ...HOURS, place: inChina }, '+00:00', []),
  ...noDatesOfItsOwn(HOURS),
  sameEverywhereTest(HOURS, '18:00'),
];
