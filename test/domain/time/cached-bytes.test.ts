import { describe, expect, test } from 'vitest';
import { WEEKDAYS, type Calendar, type WallInterval } from '../../../domain/time/calendar.ts';
import { compileCalendar, MAX_CACHED_BYTES } from '../../../domain/time/compile.ts';
import { formatLocalDate } from '../../../domain/time/local-date.ts';
import { RELEASES } from '../../../domain/time/zone-data/releases.ts';
import { knownZone, offsetAt } from '../../../domain/time/zone.ts';
import { DAY } from '../../../domain/time/units.ts';
import { heldBytes } from '../../support/held-memory.ts';

const MB = 1_000_000;
const FROM = Date.UTC(2000, 0, 1);
const YEAR = 365 * DAY;

/** A day that is open so often, a little longer from one index to the next. */
function dayOf(intervals: number, index: number): readonly WallInterval[] {
  return Array.from({ length: intervals }, (_, hour) => {
    const hh = String(hour).padStart(2, '0');
    return [`${hh}:00`, `${hh}:${String(1 + (index % 59)).padStart(2, '0')}`];
  });
}

function calendar(index: number, overrides: Partial<Calendar>): Calendar {
  const holidays = { [formatLocalDate(index)]: '' };
  return { timeZone: 'UTC', weekly: {}, holidays, exceptions: {}, ...overrides };
}

const dates = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, index) => formatLocalDate(from + index));

const withHours = (count: number, index: number, hours: readonly WallInterval[]) =>
  Object.fromEntries(dates(count, index).map((date) => [date, hours]));

interface Kind {
  readonly what: string;
  /** So many would take several times what may be kept. */
  readonly count: number;
  readonly calendar: (index: number) => Calendar;
  /** Over so many years each is used. */
  readonly years: number;
}

const KINDS: readonly Kind[] = [
  {
    what: 'closed on 4,900 dates',
    count: 150,
    calendar: (index) => calendar(index, { exceptions: withHours(4_900, index, []) }),
    years: 1,
  },
  {
    what: 'open 24 times on each of 65 dates',
    count: 500,
    calendar: (index) => calendar(index, { exceptions: withHours(65, index, dayOf(24, index)) }),
    years: 1,
  },
  {
    what: 'open 24 times a day, for ten years',
    count: 60,
    calendar(index) {
      const day = dayOf(24, index);
      return calendar(index, { weekly: Object.fromEntries(WEEKDAYS.map((name) => [name, day])) });
    },
    years: 10,
  },
  {
    what: 'of a single holiday',
    count: 20_000,
    calendar: (index) => calendar(index, {}),
    years: 0,
  },
];

describe('what is kept for later', () => {
  test('of calendars is limited in bytes, whatever they have much of', () => {
    const before = heldBytes();
    const held = KINDS.map(({ what, count, calendar: made, years }) => {
      for (let index = 0; index < count; index += 1) {
        compileCalendar(made(index)).measure(FROM, FROM + years * YEAR);
      }
      return { what, bytes: heldBytes() - before };
    });
    expect(held.filter(({ bytes }) => bytes > MAX_CACHED_BYTES + 15 * MB)).toEqual([]);
  });

  test('of all zones and their other names is a few megabytes', () => {
    const names = RELEASES.flatMap(({ zones, links }) => [zones, links].flatMap(Object.keys));
    const before = heldBytes();
    for (const name of names) offsetAt(0, knownZone(name));
    expect(heldBytes() - before).toBeLessThan(RELEASES.length * 3 * MB);
  });
});
