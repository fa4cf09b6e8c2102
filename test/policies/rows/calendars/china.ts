import { inBrazil, inChina } from '../../../domain/offering/requests.ts';
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
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { NINE_TO_FIVE, WORKDAYS } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';
import { CHINESE_DAYS_OFF, CHINESE_MAKE_UP_DAYS } from './days.ts';

const CHINA = { id: 'china-business', version: 1 };

/** By the statutory holidays and the yearly arrangement of days off. */
export const CHINA_TESTS: readonly RowTest[] = [
  ...hoursTests(CHINA),
  closedDaysTest({ ...CHINA, place: inBrazil }, WORKDAYS, 8, CHINESE_DAYS_OFF),
  makeUpTest({ ...CHINA, place: inBrazil }, '+08:00', CHINESE_MAKE_UP_DAYS),
  ...noDatesOfItsOwn(CHINA),
  {
    about: [rowOf(CHINA, 'makeUpDays')],
    name: 'are chosen, since the documents name none',
    check: (from) => {
      expectSource(policyOf(from, CHINA)?.makeUpDays?.source, {
        from: ['000', '003'],
        chosen: /business hours on make-up working days are the usual ones/,
      });
    },
  },
];

/** Monday to Friday, 09:00 to 17:00 in China. */
function hoursTests(of: CalendarVersion) {
  return [
    ...namedTests(of, {
      from: ['000', '003'],
      chosen: /09:00 to 17:00 and the closing on public holidays/,
    }),
    ...weekTests({ ...of, place: inChina }, '2026-06-08+08:00', NINE_TO_FIVE),
    zoneTest({ ...of, place: inBrazil }, [
      ['2026-06-08T00:00+08:00', '2026-06-08T09:00+08:00'],
      ['2026-12-08T00:00+08:00', '2026-12-08T09:00+08:00'],
    ]),
    sameEverywhereTest(of, '17:00'),
  ];
}
