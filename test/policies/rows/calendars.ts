import { expect } from 'vitest';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { WEEKDAYS, type Weekday } from '../../../domain/time/calendar.ts';
import type { Catalogue } from '../../../policies/catalogue.ts';
import { accountIn, inBrazil, inChina, inGermany } from '../../domain/offering/requests.ts';
import {
  closedDaysTest,
  namedTests,
  weekTests,
  zoneTest,
  type Week,
} from './kinds/calendar-row.ts';
import { expectSource } from './kinds/cited.ts';
import type { RowTest } from './row-test.ts';

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const NINE_TO_FIVE = week('09:00', '17:00', WORKDAYS);
const NINE_TO_SIX = week('09:00', '18:00', WORKDAYS);
const NINE_TO_MIDNIGHT = week('09:00', '24:00', WEEKDAYS);

/** Of 2026, on Monday to Friday. */
const CHINESE_HOLIDAYS = [
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-05-01',
  '2026-06-19',
  '2026-09-25',
  '2026-10-01',
  '2026-10-02',
];
const GERMAN_HOLIDAYS = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-12-25',
];
const BRAZILIAN_HOLIDAYS = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-21',
  '2026-05-01',
  '2026-09-07',
  '2026-10-12',
  '2026-11-02',
  '2026-11-20',
  '2026-12-25',
];

const inAustralia = accountIn('AU', 'Australia/Sydney');
const inFinland = accountIn('FI', 'Europe/Helsinki');
const inIndia = accountIn('IN', 'Asia/Kolkata');
const inIceland = accountIn('IS', 'Atlantic/Reykjavik');

/** 09:00 to 24:00 in China, 365 days a year. */
const VIANET: readonly RowTest[] = [
  ...namedTests('21vianet', { from: ['000', '003'] }),
  ...weekTests({ id: '21vianet', place: inChina }, '2026-06-08+08:00', NINE_TO_MIDNIGHT),
  zoneTest({ id: '21vianet', place: inBrazil }, [
    ['2026-06-08T00:00+08:00', '2026-06-08T09:00+08:00'],
    ['2026-12-08T00:00+08:00', '2026-12-08T09:00+08:00'],
  ]),
  closedDaysTest({ id: '21vianet', place: inChina }, WEEKDAYS, 8, []),
  closedDaysTest({ id: '21vianet', place: inGermany }, WEEKDAYS, 8, []),
  sameEverywhereTest('21vianet', '24:00'),
];

/** Monday to Friday, 09:00 to 17:00 in China, closed on its public holidays. */
const CHINA: readonly RowTest[] = [
  ...namedTests('china-business', {
    from: ['000', '003'],
    chosen: /09:00 to 17:00 and the closing on public holidays/,
  }),
  ...weekTests({ id: 'china-business', place: inChina }, '2026-06-08+08:00', NINE_TO_FIVE),
  zoneTest({ id: 'china-business', place: inBrazil }, [
    ['2026-06-08T00:00+08:00', '2026-06-08T09:00+08:00'],
    ['2026-12-08T00:00+08:00', '2026-12-08T09:00+08:00'],
  ]),
  closedDaysTest({ id: 'china-business', place: inBrazil }, WORKDAYS, 8, CHINESE_HOLIDAYS),
  sameEverywhereTest('china-business', '17:00'),
];

/** Monday to Friday, 09:00 to 17:00 in Berlin, in summer too, for all the markets of the area. */
const GERMANY: readonly RowTest[] = [
  ...namedTests('germany-business', {
    from: ['003'],
    chosen: /UTC\+1; the time in Berlin, in summer too/,
  }),
  ...weekTests({ id: 'germany-business', place: inGermany }, '2026-06-08+02:00', NINE_TO_FIVE),
  zoneTest({ id: 'germany-business', place: inFinland }, [
    ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
    ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
  ]),
  closedDaysTest({ id: 'germany-business', place: inFinland }, WORKDAYS, 1, GERMAN_HOLIDAYS),
  sameEverywhereTest('germany-business', '17:00'),
];

/** Monday to Friday, 09:00 to 17:00 where the account is; in Australia to 18:00. */
const LOCAL: readonly RowTest[] = [
  ...namedTests('local-business', {
    from: ['000', '001', '003'],
    chosen: /09:00 to 17:00 is chosen .* public holidays of the account's region/,
  }),
  ...weekTests({ id: 'local-business', place: inGermany }, '2026-06-08+02:00', NINE_TO_FIVE),
  zoneTest({ id: 'local-business', place: inIndia }, [
    ['2026-06-08T00:00+05:30', '2026-06-08T09:00+05:30'],
  ]),
  zoneTest({ id: 'local-business', place: inGermany }, [
    ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
    ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
  ]),
  closedDaysTest({ id: 'local-business', place: inGermany }, WORKDAYS, 1, GERMAN_HOLIDAYS),
  closedDaysTest({ id: 'local-business', place: inBrazil }, WORKDAYS, -3, BRAZILIAN_HOLIDAYS),
  closedDaysTest({ id: 'local-business', place: inIceland }, WORKDAYS, 0, []),
  ...weekTests(
    { id: 'local-business', place: inAustralia },
    '2026-06-15+10:00',
    NINE_TO_SIX,
    'variants AU weekly',
  ),
  {
    about: ['calendars local-business variants AU regions'],
    name: 'are Australia alone',
    check: (from) => expect(regionsOtherThan('17:00', 'local-business', from)).toEqual(['AU']),
  },
  {
    about: ['calendars local-business variants AU source'],
    name: 'is 000, 001 and 003',
    check: (from) => {
      const local = from.calendars.find(({ id }) => id === 'local-business');
      expectSource(local?.variants[0]?.source, { from: ['000', '001', '003'] });
    },
  },
];

/** The same without a longer day in Australia. */
const NINE_TO_FIVE_LOCAL: readonly RowTest[] = [
  ...namedTests('local-nine-to-five', {
    from: ['002', '004'],
    chosen: /09:00 to 17:00 in the account's zone, are chosen/,
  }),
  ...weekTests({ id: 'local-nine-to-five', place: inGermany }, '2026-06-08+02:00', NINE_TO_FIVE),
  zoneTest({ id: 'local-nine-to-five', place: inIndia }, [
    ['2026-06-08T00:00+05:30', '2026-06-08T09:00+05:30'],
  ]),
  zoneTest({ id: 'local-nine-to-five', place: inGermany }, [
    ['2026-06-08T00:00+02:00', '2026-06-08T09:00+02:00'],
    ['2026-12-08T00:00+01:00', '2026-12-08T09:00+01:00'],
  ]),
  closedDaysTest({ id: 'local-nine-to-five', place: inGermany }, WORKDAYS, 1, GERMAN_HOLIDAYS),
  closedDaysTest({ id: 'local-nine-to-five', place: inBrazil }, WORKDAYS, -3, BRAZILIAN_HOLIDAYS),
  closedDaysTest({ id: 'local-nine-to-five', place: inIceland }, WORKDAYS, 0, []),
  sameEverywhereTest('local-nine-to-five', '17:00'),
];

export const CALENDAR_TESTS = [...VIANET, ...CHINA, ...GERMANY, ...LOCAL, ...NINE_TO_FIVE_LOCAL];

function week(opens: string, closes: string, days: readonly Weekday[]): Week {
  return Object.fromEntries(days.map((day) => [day, [opens, closes] as const]));
}

function sameEverywhereTest(id: string, closes: string): RowTest {
  return {
    about: [`calendars ${id} variants`],
    name: 'are none: the hours are the same for all regions',
    check: (from) => expect(regionsOtherThan(closes, id, from)).toEqual([]),
  };
}

/** Of all regions that there are, those whose Friday does not end at this time. */
function regionsOtherThan(closes: string, id: string, from: Catalogue): readonly string[] {
  return Object.keys(from.regionLanguages).filter((region) => {
    const { calendar } = localCalendar(from, id, { region, timeZone: 'UTC' });
    return calendar.weekly.fri?.at(-1)?.[1] !== closes;
  });
}
