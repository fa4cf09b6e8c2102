import { expect } from 'vitest';
import { accountIn, inBrazil, inChina, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  policyOf,
  rowOf,
  weekTests,
  zoneTest,
  type CalendarVersion,
} from '../kinds/calendar-row.ts';
import { expectSource } from '../kinds/cited.ts';
import { regionsOtherThan, sameEverywhereTest } from '../kinds/variant-row.ts';
import { NINE_TO_FIVE, NINE_TO_SIX, WORKDAYS } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';
import {
  BAVARIAN_HOLIDAYS,
  BRAZILIAN_HOLIDAYS,
  CHINESE_DAYS_OFF,
  CHINESE_MAKE_UP_DAYS,
  GERMAN_HOLIDAYS,
} from './days.ts';

const LOCAL = { id: 'local-business', version: 1 };

const inAustralia = accountIn('AU', 'Australia/Sydney');
const inBavaria = accountIn('DE', 'Europe/Berlin', { subdivision: 'DE-BY' });
const inIndia = accountIn('IN', 'Asia/Kolkata');
const inIceland = accountIn('IS', 'Atlantic/Reykjavik');
const SOURCES = ['000', '001', '003'];

const EVERYWHERE = { id: 'local-nine-to-five', version: 1 };

/** They follow what the account's government moves from year to year. */
export const LOCAL_TESTS: readonly RowTest[] = [
  ...namedTests(LOCAL, {
    from: SOURCES,
    chosen: /09:00 to 17:00 is chosen .* region, and on those of its subdivision/,
  }),
  ...hoursTests(LOCAL),
  ...australianTests(LOCAL),
  closedDaysTest({ ...LOCAL, place: inChina }, WORKDAYS, 8, CHINESE_DAYS_OFF),
  makeUpTest({ ...LOCAL, place: inChina }, '+08:00', CHINESE_MAKE_UP_DAYS),
  makeUpTest({ ...LOCAL, place: inGermany }, '+01:00', []),
  {
    about: [rowOf(LOCAL, 'makeUpDays')],
    name: 'are chosen, since the documents name none',
    check: (from) => {
      expectSource(policyOf(from, LOCAL)?.makeUpDays?.source, {
        from: SOURCES,
        chosen: /business hours on make-up working days are the usual ones/,
      });
    },
  },
];

/** The same without a longer day in Australia. */
export const NINE_TO_FIVE_TESTS: readonly RowTest[] = [
  ...namedTests(EVERYWHERE, {
    from: ['002', '004'],
    chosen: /09:00 to 17:00 in the account's zone, are chosen/,
  }),
  ...hoursTests(EVERYWHERE),
  closedDaysTest({ ...EVERYWHERE, place: inChina }, WORKDAYS, 8, CHINESE_DAYS_OFF),
  makeUpTest({ ...EVERYWHERE, place: inChina }, '+08:00', CHINESE_MAKE_UP_DAYS),
  makeUpTest({ ...EVERYWHERE, place: inGermany }, '+01:00', []),
  {
    about: [rowOf(EVERYWHERE, 'makeUpDays')],
    name: 'are chosen, since the documents name none',
    check: (from) => {
      expectSource(policyOf(from, EVERYWHERE)?.makeUpDays?.source, {
        from: ['002', '004'],
        chosen: /business hours on make-up working days are the usual ones/,
      });
    },
  },
  sameEverywhereTest(EVERYWHERE, '17:00'),
];

/** Monday to Friday, 09:00 to 17:00 where the account is. */
function hoursTests(of: CalendarVersion): readonly RowTest[] {
  return [
    ...weekTests({ ...of, place: inGermany }, '2026-06-08+02:00', NINE_TO_FIVE),
    zoneTest({ ...of, place: inIndia }, [['2026-06-08T00:00+05:30', '2026-06-08T09:00+05:30']]),
    zoneTest({ ...of, place: inGermany }, [
      ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
      ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
    ]),
    closedDaysTest({ ...of, place: inGermany }, WORKDAYS, 1, GERMAN_HOLIDAYS),
    closedDaysTest({ ...of, place: inBavaria }, WORKDAYS, 1, BAVARIAN_HOLIDAYS),
    closedDaysTest({ ...of, place: inBrazil }, WORKDAYS, -3, BRAZILIAN_HOLIDAYS),
    closedDaysTest({ ...of, place: inIceland }, WORKDAYS, 0, []),
    ...noDatesOfItsOwn(of),
  ];
}

/** The longer day in Australia. */
function australianTests(of: CalendarVersion): readonly RowTest[] {
  return [
    ...weekTests(
      { ...of, place: inAustralia },
      '2026-06-15+10:00',
      NINE_TO_SIX,
      'variants AU weekly',
    ),
    {
      about: [rowOf(of, 'variants AU regions')],
      name: 'are Australia alone',
      check: (from) => expect(regionsOtherThan('17:00', of, from)).toEqual(['AU']),
    },
    {
      about: [rowOf(of, 'variants AU source')],
      name: 'is 000 and 003',
      check: (from) =>
        expectSource(policyOf(from, of)?.variants[0]?.source, { from: ['000', '003'] }),
    },
  ];
}
