import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { at, HOUR, office } from './calendars.ts';

const EVES = office({
  exceptions: { '12-24': [['09:00', '12:00']], '12-31': [] },
});

/** Open hours on a date in Berlin. */
function hoursOn(calendar: Calendar, date: string): number {
  const from = at(`${date}T00:00+01:00`);
  return compileCalendar(calendar).measure(from, from + 24 * HOUR) / HOUR;
}

describe('an exception without a year', () => {
  test.each([
    ['2026-12-24', 'a Thursday', 3],
    ['2027-12-24', 'a Friday', 3],
    ['2060-12-24', 'a Friday', 3],
    ['1999-12-24', 'a Friday', 3],
    ['2026-12-31', 'a Thursday', 0],
    ['2026-12-23', 'the day before', 8],
  ])('holds in every year: %s, %s', (date, _day, hours) => {
    expect(hoursOn(EVES, date)).toBe(hours);
  });

  test('opens no weekday that is closed', () => {
    expect(hoursOn(EVES, '2028-12-24')).toBe(0);
  });

  test('gives way to one with the year, whichever is longer', () => {
    const calendar = office({
      exceptions: {
        '2026-12-24': [],
        '12-24': [['09:00', '12:00']],
        '2028-12-24': [['10:00', '11:00']],
      },
    });
    expect(hoursOn(calendar, '2026-12-24')).toBe(0);
    expect(hoursOn(calendar, '2027-12-24')).toBe(3);
    expect(hoursOn(calendar, '2028-12-24')).toBe(1);
  });

  test('comes before a holiday of one year and of every year', () => {
    const calendar = office({
      holidays: { '2026-12-24': 'Christmas Eve', '12-24': 'Christmas Eve' },
      exceptions: { '12-24': [['09:00', '12:00']] },
    });
    expect([2026, 2027].map((year) => hoursOn(calendar, `${year}-12-24`))).toEqual([3, 3]);
  });

  test('on 29 February is of leap years', () => {
    const calendar = office({ exceptions: { '02-29': [['09:00', '10:00']] } });
    expect(hoursOn(calendar, '2028-02-29')).toBe(1);
    expect(hoursOn(calendar, '2027-02-28')).toBe(0);
    expect(hoursOn(calendar, '2027-03-01')).toBe(8);
    expect(hoursOn(calendar, '2028-03-01')).toBe(8);
  });

  test('may be a shift over midnight', () => {
    const calendar = office({ exceptions: { '12-31': [['20:00', '26:00']] } });
    const newYear = at('2027-01-01T00:00+01:00');
    expect(compileCalendar(calendar).measure(newYear - 12 * HOUR, newYear + 6 * HOUR)).toBe(
      6 * HOUR,
    );
  });
});

describe('a holiday without a year', () => {
  const calendar = office({ holidays: { '12-25': 'Christmas Day' } });

  test('is closed in every year', () => {
    expect([2026, 2029, 2031].map((year) => hoursOn(calendar, `${year}-12-25`))).toEqual([0, 0, 0]);
  });

  test('is named in explanations', () => {
    const midnight = at('2029-12-25T00:00+01:00');
    expect(segmentsBetween(calendar, midnight, midnight + 24 * HOUR)).toEqual([
      { from: midnight, to: midnight + 24 * HOUR, kind: 'holiday', name: 'Christmas Day' },
    ]);
  });

  test('has the name of its year where there is one', () => {
    const named = office({ holidays: { '12-25': 'Christmas Day', '2029-12-25': 'Jubilee' } });
    const midnight = at('2029-12-25T00:00+01:00');
    expect(segmentsBetween(named, midnight, midnight + HOUR)[0]?.name).toBe('Jubilee');
  });
});
