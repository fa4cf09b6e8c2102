import { expect } from 'vitest';
import type { CalendarPolicy } from '../../../../catalogue/schema/calendar-schema.ts';
import { newestCalendars, type Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import { localCalendar, type Place } from '../../../../domain/offering/calendar.ts';
import { WEEKDAYS, type Calendar, type Weekday } from '../../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../../domain/time/compile.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';

/** A version of a calendar. */
export interface CalendarVersion {
  readonly id: string;
  readonly version: number;
}

/** A version of a calendar, and where one looks at it. */
export interface Whereabouts extends CalendarVersion {
  readonly place: Place;
}

/** Each opening and closing of a day that opens: `["08:00", "12:00", "13:00", "17:00"]`. */
export type Week = Readonly<Partial<Record<Weekday, readonly string[]>>>;

type FirstOpening = readonly [after: string, opens: string];

const DAY_MS = 86_400_000;

/**
 * The tests of a week's hours, day by day.
 * @param monday a week without holidays, and what its clocks are ahead of UTC: `2026-06-08+02:00`
 * @param part the row that has the hours
 */
export function weekTests(
  where: Whereabouts,
  monday: string,
  week: Week,
  part = 'weekly',
): readonly RowTest[] {
  return WEEKDAYS.map((day, index) => ({
    about: [rowOf(where, `${part} ${day}`)],
    name: `is ${week[day]?.join(' to ') ?? 'closed'} in ${where.place.region} from ${monday}`,
    check: (from) => {
      const midnight = Date.parse(monday.replace(/(?=[+-]\d\d:\d\d$)/, 'T00:00')) + index * DAY_MS;
      const expected = week[day]?.map((time) => midnight + minutesOf(time) * 60_000) ?? [];
      expect(openingsOf(from, where, midnight)).toEqual(expected);
    },
  }));
}

/** The test of the zone, by the first opening after each of some instants. */
export function zoneTest(where: Whereabouts, openings: readonly FirstOpening[]): RowTest {
  return opensNextTest(where, 'zone', openings);
}

/** The test of what a row says, by the first opening after each of some instants. */
export function opensNextTest(
  where: Whereabouts,
  row: string,
  openings: readonly FirstOpening[],
): RowTest {
  return {
    about: [rowOf(where, row)],
    name: `opens at ${openings.map(([, opens]) => opens).join(' and ')} for ${where.place.timeZone}`,
    check: (from) => {
      for (const [after, opens] of openings) {
        expect(compiled(from, where).nextOpening(Date.parse(after))).toBe(Date.parse(opens));
      }
    },
  };
}

/**
 * The test of the holidays of 2026, by the days of these that are closed at noon.
 * @param offset what clocks are ahead of UTC in the calendar's zone, in hours, within an hour
 * @param at another time than noon, for calendars that are closed then
 */
export function closedDaysTest(
  where: Whereabouts,
  days: readonly Weekday[],
  offset: number,
  closed: readonly string[],
  at = '12:00',
): RowTest {
  return {
    about: [rowOf(where, 'holidays')],
    name: `close ${closed.length} of these days of 2026 in ${nameOf(where)}: ${days.join(' ')}`,
    check: (from) => {
      const calendar = compiled(from, where);
      const found = daysOf2026(days).filter((date) => {
        return !calendar.isOpen(Date.parse(`${date}T${at}Z`) - offset * 3_600_000);
      });
      expect(found).toEqual(closed);
    },
  };
}

/**
 * The test of the days of 2026 that a calendar opens for others, and at which hours; none where it
 * follows no arrangement. It looks at what else the calendar could follow by the account's region.
 */
export function makeUpTest(
  where: Whereabouts,
  offset: string,
  worked: readonly string[],
  [opens, closes]: readonly [string, string] = ['09:00', '17:00'],
): RowTest {
  return {
    about: [rowOf(where, 'makeUpDays')],
    name: `open ${worked.join(', ') || 'nothing'} for other days in ${nameOf(where)}`,
    check: (from) => {
      const { calendar, makeUpDays } = localCalendar(from, where.id, where.place, where.version);
      expect(exceptionsOf2026(calendar)).toEqual(worked);
      expect(makeUpDays === null).toBe(worked.length === 0);
      for (const date of worked) {
        const hours = [opens, closes].map((time) => Date.parse(`${date}T${time}${offset}`));
        expect(openingsOf(from, where, Date.parse(`${date}T00:00${offset}`))).toEqual(hours);
      }
    },
  };
}

/** The test of the dates that a policy names itself, and their hours. */
export function exceptionsTest(
  of: CalendarVersion,
  exceptions: CalendarPolicy['exceptions'],
): RowTest {
  return {
    about: [rowOf(of, 'exceptions')],
    name: `are ${Object.keys(exceptions).join(' and ') || 'none'}`,
    check: (from) => expect(policyOf(from, of)?.exceptions).toEqual(exceptions),
  };
}

/** The tests that a policy has no exceptions of its own, is closed by no feed, and on all of its holidays. */
export function noDatesOfItsOwn(of: CalendarVersion): readonly RowTest[] {
  return [exceptionsTest(of, {}), ...holidaysAlone(of)];
}

/** The tests that a policy is closed by no feed, and on all of its holidays. */
export function holidaysAlone(of: CalendarVersion): readonly RowTest[] {
  return [
    {
      about: [rowOf(of, 'holidayFeeds')],
      name: 'are none',
      check: (from) => expect(policyOf(from, of)?.holidayFeeds).toEqual([]),
    },
    {
      about: [rowOf(of, 'workedHours')],
      name: 'are none',
      check: (from) => expect(policyOf(from, of)?.workedHours).toBeNull(),
    },
    {
      about: [rowOf(of, 'holidayHours')],
      name: 'are none',
      check: (from) => expect(policyOf(from, of)?.holidayHours).toBeNull(),
    },
  ];
}

/** The tests of what else is said of a calendar: its version and its sources. */
export function namedTests(of: CalendarVersion, source: Cited): readonly RowTest[] {
  const { id, version } = of;
  return [
    {
      about: [rowOf(of, 'version')],
      name: 'is the one of new cases',
      check: (from) => {
        expect(policyOf(from, of)?.version).toBe(version);
        const now = newestCalendars(from).find((each) => each.id === id);
        expect(now?.version).toBe(version);
      },
    },
    {
      about: [rowOf(of, 'source')],
      name: `is ${source.from.join(' and ')}`,
      check: (from) => expectSource(policyOf(from, of)?.source, source),
    },
  ];
}

/** The policy of this version; undefined where there is none. */
export function policyOf(from: Catalogue, { id, version }: CalendarVersion) {
  return from.calendars.find((each) => each.id === id && each.version === version);
}

/** What a row of the calendar is called. */
export function rowOf({ id, version }: CalendarVersion, row: string): string {
  return `calendars ${id}@${version} ${row}`;
}

function nameOf({ place }: Whereabouts): string {
  return place.subdivision ?? String(place.region);
}

function exceptionsOf2026({ exceptions }: Calendar): readonly string[] {
  return Object.keys(exceptions)
    .filter((date) => date.startsWith('2026'))
    .toSorted();
}

/** The calendar as it is at its place, prepared for counting. */
export function compiled(from: Catalogue, { id, version, place }: Whereabouts) {
  return compileCalendar(localCalendar(from, id, place, version).calendar);
}

/** All openings and closings within the day that begins at an instant; its end is the last one. */
export function openingsOf(
  from: Catalogue,
  where: Whereabouts,
  midnight: number,
): readonly number[] {
  const calendar = compiled(from, where);
  const end = midnight + DAY_MS;
  const found: number[] = [];
  for (let opens = calendar.nextOpening(midnight); opens < end;) {
    const closes = Math.min(calendar.nextClosing(opens) ?? end, end);
    found.push(opens, closes);
    opens = closes < end ? calendar.nextOpening(closes) : end;
  }
  return found;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function daysOf2026(days: readonly Weekday[]): readonly string[] {
  const first = Date.parse('2026-01-01T00:00Z');
  return Array.from({ length: 365 }, (_, index) => new Date(first + index * DAY_MS))
    .filter((date) => days.some((day) => WEEKDAYS.indexOf(day) === (date.getUTCDay() + 6) % 7))
    .map((date) => date.toISOString().slice(0, 10));
}
