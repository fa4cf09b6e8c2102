import { expect } from 'vitest';
import { WEEKDAYS } from '../../../../domain/time/calendar.ts';
import type { RowTest } from '../row-test.ts';
import {
  compiled,
  openingsOf,
  policyOf,
  rowOf,
  type CalendarVersion,
  type Whereabouts,
} from './calendar-row.ts';

/** A date in UTC, and when the calendar opens and closes on it, in UTC: `["01:00", "23:00"]`. */
export type UnionDay = readonly [date: string, times: readonly string[]];

/** The test of what a calendar is open with, by its openings on some dates. */
export function unionTest(where: Whereabouts, days: readonly UnionDay[]): RowTest {
  return {
    about: [rowOf(where, 'anyOf')],
    name: `is open while any of them is: ${days.map(([date]) => date).join(', ')}`,
    check: (from) => {
      for (const [date, times] of days) {
        const instants = times.map((time) => Date.parse(`${date}T${time}Z`));
        expect(openingsOf(from, where, Date.parse(`${date}T00:00Z`))).toEqual(instants);
      }
    },
  };
}

/** The test of the zone of such a calendar, which says of which date an instant is: by business days. */
export function datesTest(
  where: Whereabouts,
  days: readonly (readonly [started: string, nextDay: string])[],
): RowTest {
  return {
    about: [rowOf(where, 'zone')],
    name: `counts a business day from ${days.map(([started]) => started).join(' and ')}`,
    check: (from) => {
      for (const [started, nextDay] of days) {
        const due = compiled(from, where).addBusinessDays(Date.parse(started), 1);
        expect(new Date(due)).toEqual(new Date(nextDay));
      }
    },
  };
}

/** The tests that a calendar has no hours and holidays beside those of the ones that it is open with. */
export function noHoursOfItsOwn(of: CalendarVersion): readonly RowTest[] {
  const none = { holidays: 'none', makeUpDays: null, variants: [] };
  return [
    ...WEEKDAYS.map((day): RowTest => ({
      about: [rowOf(of, `weekly ${day}`)],
      name: 'has no hours of its own',
      check: (from) => expect(policyOf(from, of)?.weekly[day]).toEqual([]),
    })),
    ...Object.entries(none).map(([part, nothing]): RowTest => ({
      about: [rowOf(of, part)],
      name: 'are none of its own',
      check: (from) => expect(policyOf(from, of)).toHaveProperty(part, nothing),
    })),
  ];
}
