import { expect } from 'vitest';
import { localCalendar } from '../../../../domain/offering/calendar.ts';
import { inBrazil, inChina, inGermany } from '../../../domain/offering/requests.ts';
import { GERMAN_HOLIDAYS } from '../calendars/days.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  opensNextTest,
  rowOf,
  weekTests,
  zoneTest,
  type CalendarVersion,
} from '../kinds/calendar-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { NINE_TO_SIX, WORKDAYS } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';

const SINGAPORE = { id: 'office-singapore', version: 1 };
const BERLIN = { id: 'office-berlin', version: 1 };
const AUSTIN = { id: 'office-austin', version: 1 };

/** Singapore's holidays of 2026 on Monday to Friday; those of a Sunday are kept on the Monday after. */
const SINGAPOREAN_HOLIDAYS = [
  '2026-01-01',
  '2026-02-17',
  '2026-02-18',
  '2026-04-03',
  '2026-05-01',
  '2026-05-27',
  '2026-06-01',
  '2026-08-10',
  '2026-11-09',
  '2026-12-25',
];

/** Those of the United States, with the day after Thanksgiving and Christmas Eve, which are of Texas. */
const TEXAN_HOLIDAYS = [
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-10-12',
  '2026-11-11',
  '2026-11-26',
  '2026-11-27',
  '2026-12-24',
  '2026-12-25',
];

/** The three offices of the software vendor: 09:00 to 18:00 where each is, wherever the customer is. */
export const OFFICE_TESTS: readonly RowTest[] = [...singapore(), ...berlin(), ...austin()];

function singapore(): readonly RowTest[] {
  return [
    ...usual(SINGAPORE),
    ...weekTests({ ...SINGAPORE, place: inGermany }, '2026-06-08+08:00', NINE_TO_SIX),
    zoneTest({ ...SINGAPORE, place: inBrazil }, [
      ['2026-06-08T00:00+08:00', '2026-06-08T09:00+08:00'],
      ['2026-12-08T00:00+08:00', '2026-12-08T09:00+08:00'],
    ]),
    {
      about: [rowOf(SINGAPORE, 'zone')],
      name: 'is named after Singapore, though China has the same time',
      check: (from) => {
        const { calendar } = localCalendar(from, SINGAPORE.id, inChina, SINGAPORE.version);
        expect(calendar.timeZone).toBe('Asia/Singapore');
      },
    },
    closedDaysTest({ ...SINGAPORE, place: inBrazil }, WORKDAYS, 8, SINGAPOREAN_HOLIDAYS),
  ];
}

function berlin(): readonly RowTest[] {
  const place = inBrazil;
  return [
    ...usual(BERLIN),
    ...weekTests({ ...BERLIN, place }, '2026-06-08+02:00', NINE_TO_SIX),
    zoneTest({ ...BERLIN, place }, [
      ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
      ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
    ]),
    closedDaysTest({ ...BERLIN, place }, WORKDAYS, 1, GERMAN_HOLIDAYS),
    // The International Women's Day, which is Berlin's own, is a Sunday in 2026 and a Monday in 2027.
    opensNextTest({ ...BERLIN, place }, 'holidays', [
      ['2027-03-08T00:00+01:00', '2027-03-09T09:00+01:00'],
    ]),
  ];
}

function austin(): readonly RowTest[] {
  const place = inGermany;
  return [
    ...usual(AUSTIN),
    ...weekTests({ ...AUSTIN, place }, '2026-06-08-05:00', NINE_TO_SIX),
    zoneTest({ ...AUSTIN, place }, [
      ['2026-06-08T00:00-05:00', '2026-06-08T09:00-05:00'],
      ['2026-12-08T00:00-06:00', '2026-12-08T09:00-06:00'],
    ]),
    closedDaysTest({ ...AUSTIN, place }, WORKDAYS, -6, TEXAN_HOLIDAYS),
  ];
}

/** What is true of each of them. */
function usual(office: CalendarVersion): readonly RowTest[] {
  return [
    ...namedTests(office, { from: ['905'] }),
    makeUpTest({ ...office, place: inChina }, '+08:00', []),
    ...noDatesOfItsOwn(office),
    sameEverywhereTest(office, '18:00'),
  ];
}
