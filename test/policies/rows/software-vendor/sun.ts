import { inChina, inGermany } from '../../../domain/offering/requests.ts';
import { namedTests, noDatesOfItsOwn } from '../kinds/calendar-row.ts';
import { datesTest, noHoursOfItsOwn, unionTest } from '../kinds/union-row.ts';
import type { RowTest } from '../row-test.ts';

const SUN = { id: 'follow-the-sun', version: 1 };

/** Open while Singapore, Berlin or Austin is, wherever the customer is. */
export const SUN_TESTS: readonly RowTest[] = [
  ...namedTests(SUN, { from: ['905'] }),
  unionTest({ ...SUN, place: inGermany }, [
    // In summer Austin closes two hours before Singapore opens, in winter an hour.
    ['2026-06-12', ['01:00', '23:00']],
    ['2026-06-13', []],
    ['2026-12-08', ['01:00', '24:00']],
    // Singapore alone celebrates its National Day.
    ['2026-08-10', ['07:00', '23:00']],
    // Berlin alone is closed on Ascension Day.
    ['2026-05-14', ['01:00', '10:00', '14:00', '23:00']],
    // Austin alone is closed for Thanksgiving.
    ['2026-11-26', ['01:00', '17:00']],
    // All celebrate the New Year.
    ['2026-01-01', []],
  ]),
  datesTest({ ...SUN, place: inGermany }, [
    // On Friday evening it is still Friday in UTC, when the next day has begun to the east of it.
    ['2026-11-20T23:30Z', '2026-11-23T23:30Z'],
    // Europe changes to summer time on Sunday, and UTC does not.
    ['2026-03-27T12:00Z', '2026-03-30T12:00Z'],
  ]),
  datesTest({ ...SUN, place: inChina }, [['2026-11-20T23:30Z', '2026-11-23T23:30Z']]),
  ...noHoursOfItsOwn(SUN),
  ...noDatesOfItsOwn(SUN),
];
