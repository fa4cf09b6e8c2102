import { WEEKDAYS } from '../../../../domain/time/calendar.ts';
import { inBrazil, inChina, inGermany } from '../../../domain/offering/requests.ts';
import {
  closedDaysTest,
  makeUpTest,
  namedTests,
  noDatesOfItsOwn,
  weekTests,
  zoneTest,
} from '../kinds/calendar-row.ts';
import { sameEverywhereTest } from '../kinds/variant-row.ts';
import { NINE_TO_MIDNIGHT } from '../kinds/weeks.ts';
import type { RowTest } from '../row-test.ts';

const VIANET = { id: '21vianet', version: 1 };
const there = { ...VIANET, place: inChina };

/** 09:00 to 24:00 in China, 365 days a year. */
export const VIANET_HOURS_TESTS: readonly RowTest[] = [
  ...namedTests(VIANET, { from: ['000', '003'] }),
  ...weekTests(there, '2026-06-08+08:00', NINE_TO_MIDNIGHT),
  zoneTest({ ...VIANET, place: inBrazil }, [
    ['2026-06-08T00:00+08:00', '2026-06-08T09:00+08:00'],
    ['2026-12-08T00:00+08:00', '2026-12-08T09:00+08:00'],
  ]),
  closedDaysTest(there, WEEKDAYS, 8, []),
  closedDaysTest({ ...VIANET, place: inGermany }, WEEKDAYS, 8, []),
  makeUpTest(there, '+08:00', []),
  ...noDatesOfItsOwn(VIANET),
  sameEverywhereTest(VIANET, '24:00'),
];
