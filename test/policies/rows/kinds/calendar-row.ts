import { expect } from 'vitest';
import { localCalendar, type Place } from '../../../../domain/offering/calendar.ts';
import { WEEKDAYS, type Weekday } from '../../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../../domain/time/compile.ts';
import type { Catalogue } from '../../../../policies/catalogue.ts';
import { expectSource, type Cited } from './cited.ts';
import type { RowTest } from '../row-test.ts';

/** A calendar, and where one looks at it. */
interface Whereabouts {
  readonly id: string;
  readonly place: Place;
}

/** Opening and closing of each day that opens: `["09:00", "17:00"]`. */
export type Week = Readonly<Partial<Record<Weekday, readonly [opens: string, closes: string]>>>;

const DAY_MS = 86_400_000;

/**
 * The tests of a week's hours, day by day.
 * @param monday a week without holidays, and what its clocks are ahead of UTC: `2026-06-08+02:00`
 * @param part the row that has the hours
 */
export function weekTests(
  { id, place }: Whereabouts,
  monday: string,
  week: Week,
  part = 'weekly',
): readonly RowTest[] {
  return WEEKDAYS.map((day, index) => ({
    about: [`calendars ${id} ${part} ${day}`],
    name: `is ${week[day]?.join(' to ') ?? 'closed'} in ${place.region} from ${monday}`,
    check: (from) => {
      const midnight = Date.parse(monday.replace(/(?=[+-]\d\d:\d\d$)/, 'T00:00')) + index * DAY_MS;
      const expected = week[day]?.map((time) => midnight + minutesOf(time) * 60_000) ?? [];
      expect(openingsOf(from, { id, place }, midnight)).toEqual(expected);
    },
  }));
}

/** The test of the zone, by the first opening after each of some instants. */
export function zoneTest(
  { id, place }: Whereabouts,
  openings: readonly (readonly [after: string, opens: string])[],
): RowTest {
  return {
    about: [`calendars ${id} zone`],
    name: `opens at ${openings.map(([, opens]) => opens).join(' and ')} for ${place.timeZone}`,
    check: (from) => {
      for (const [after, opens] of openings) {
        expect(compiled(from, { id, place }).nextOpening(Date.parse(after))).toBe(
          Date.parse(opens),
        );
      }
    },
  };
}

/**
 * The test of the holidays of 2026, by the days of these that are closed at noon.
 * @param offset what clocks are ahead of UTC in the calendar's zone, in hours, within an hour
 */
export function closedDaysTest(
  { id, place }: Whereabouts,
  days: readonly Weekday[],
  offset: number,
  closed: readonly string[],
): RowTest {
  return {
    about: [`calendars ${id} holidays`],
    name: `close ${closed.length} of these days of 2026 in ${place.region}: ${days.join(' ')}`,
    check: (from) => {
      const calendar = compiled(from, { id, place });
      const found = daysOf2026(days).filter((date) => {
        return !calendar.isOpen(Date.parse(`${date}T12:00Z`) - offset * 3_600_000);
      });
      expect(found).toEqual(closed);
    },
  };
}

/** The tests of what else is said of a calendar: its version and its source. */
export function namedTests(id: string, source: Cited): readonly RowTest[] {
  const found = (from: Catalogue) => from.calendars.find((each) => each.id === id);
  return [
    {
      about: [`calendars ${id} version`],
      name: 'is the first',
      check: (from) => expect(found(from)?.version).toBe(1),
    },
    {
      about: [`calendars ${id} source`],
      name: `is ${source.from.join(' and ')}`,
      check: (from) => expectSource(found(from)?.source, source),
    },
  ];
}

function compiled(from: Catalogue, { id, place }: Whereabouts) {
  return compileCalendar(localCalendar(from, id, place).calendar);
}

/** All openings and closings within the day that begins at an instant; its end is the last one. */
function openingsOf(from: Catalogue, where: Whereabouts, midnight: number): readonly number[] {
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
