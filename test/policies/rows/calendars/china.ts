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
import { CHINESE_DAYS_OFF, CHINESE_HOLIDAYS, CHINESE_MAKE_UP_DAYS } from './days.ts';

const FIRST = { id: 'china-business', version: 1 };
const SECOND = { id: 'china-business', version: 2 };

/** The first version goes by the statutory holidays, the second by the yearly arrangement too. */
export const CHINA_TESTS: readonly RowTest[] = [
  ...hoursTests(FIRST, { newest: false }),
  closedDaysTest({ ...FIRST, place: inBrazil }, WORKDAYS, 8, CHINESE_HOLIDAYS),
  makeUpTest({ ...FIRST, place: inChina }, '+08:00', []),
  ...noDatesOfItsOwn(FIRST),

  ...hoursTests(SECOND, { newest: true }),
  closedDaysTest({ ...SECOND, place: inBrazil }, WORKDAYS, 8, CHINESE_DAYS_OFF),
  makeUpTest({ ...SECOND, place: inBrazil }, '+08:00', CHINESE_MAKE_UP_DAYS),
  ...noDatesOfItsOwn(SECOND),
  {
    about: [rowOf(SECOND, 'makeUpDays')],
    name: 'are chosen, since the documents name none',
    check: (from) => {
      expectSource(policyOf(from, SECOND)?.makeUpDays?.source, {
        from: ['000', '003'],
        chosen: /business hours on make-up working days are the usual ones/,
      });
    },
  },
];

/** Monday to Friday, 09:00 to 17:00 in China. */
function hoursTests(of: CalendarVersion, version: { readonly newest: boolean }) {
  return [
    ...namedTests(of, {
      ...version,
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
