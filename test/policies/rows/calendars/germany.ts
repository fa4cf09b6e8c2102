import { accountIn, inChina, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  weekTests,
  zoneTest,
} from '../kinds/calendar-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { NINE_TO_FIVE, WORKDAYS } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';
import { GERMAN_HOLIDAYS } from './days.ts';

const GERMANY = { id: 'germany-business', version: 1 };
const inFinland = accountIn('FI', 'Europe/Helsinki');
const inBavaria = accountIn('DE', 'Europe/Berlin', { subdivision: 'DE-BY' });

/** Monday to Friday, 09:00 to 17:00 in Berlin, in summer too, for all the markets of the area. */
export const GERMANY_HOURS_TESTS: readonly RowTest[] = [
  ...namedTests(GERMANY, {
    from: ['003'],
    chosen: /UTC\+1; the time in Berlin, in summer too/,
  }),
  ...weekTests({ ...GERMANY, place: inGermany }, '2026-06-08+02:00', NINE_TO_FIVE),
  zoneTest({ ...GERMANY, place: inFinland }, [
    ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
    ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
  ]),
  closedDaysTest({ ...GERMANY, place: inFinland }, WORKDAYS, 1, GERMAN_HOLIDAYS),
  // The support is the same wherever the account is, and so are its holidays.
  closedDaysTest({ ...GERMANY, place: inBavaria }, WORKDAYS, 1, GERMAN_HOLIDAYS),
  makeUpTest({ ...GERMANY, place: inChina }, '+08:00', []),
  ...noDatesOfItsOwn(GERMANY),
  sameEverywhereTest(GERMANY, '17:00'),
];
