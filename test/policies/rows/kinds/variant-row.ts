import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import { localCalendar } from '../../../../domain/offering/calendar.ts';
import type { RowTest } from '../row-test.ts';
import { policyOf, rowOf, type CalendarVersion } from './calendar-row.ts';

/** The test that the hours are the same for accounts of all regions. */
export function sameEverywhereTest(of: CalendarVersion, closes: string): RowTest {
  return {
    about: [rowOf(of, 'variants')],
    name: 'are none: the hours are the same for all regions',
    check: (from) => {
      expect(policyOf(from, of)?.variants).toEqual([]);
      expect(regionsOtherThan(closes, of, from)).toEqual([]);
    },
  };
}

/** Of all regions that there are, those whose Friday does not end at this time. */
export function regionsOtherThan(
  closes: string,
  { id, version }: CalendarVersion,
  from: Catalogue,
): readonly string[] {
  return Object.keys(from.regionLanguages).filter((region) => {
    const { calendar } = localCalendar(from, id, { region, timeZone: 'UTC' }, version);
    return calendar.weekly.fri?.at(-1)?.[1] !== closes;
  });
}
