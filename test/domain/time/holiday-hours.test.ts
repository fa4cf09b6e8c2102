import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { at, HOUR, office } from './calendars.ts';

const HOTLINE = office({
  // A Friday, and a Saturday.
  holidays: { '2026-12-25': 'Christmas Day', '2026-12-26': 'Boxing Day' },
  holidayHours: [['10:00', '14:00']],
});

describe('a calendar with hours on holidays', () => {
  test('is open at them instead of the hours of the weekday', () => {
    const hotline = compileCalendar(HOTLINE);
    const due = hotline.add(at('2026-12-24T16:00+01:00'), 3 * HOUR);
    expect(due).toBe(at('2026-12-25T12:00+01:00'));
  });

  test('stays closed on a holiday of a weekday without hours', () => {
    const hotline = compileCalendar(HOTLINE);
    const saturday = at('2026-12-26T00:00+01:00');
    expect(hotline.measure(saturday, saturday + 24 * HOUR)).toBe(0);
  });

  test('has business days on them', () => {
    const hotline = compileCalendar(HOTLINE);
    expect(hotline.addBusinessDays(at('2026-12-24T11:00+01:00'), 1)).toBe(
      at('2026-12-25T11:00+01:00'),
    );
  });

  test('names the holiday for the rest of the date', () => {
    const midnight = at('2026-12-25T00:00+01:00');
    const segments = segmentsBetween(HOTLINE, midnight, midnight + 24 * HOUR);
    expect(segments.map(({ kind, name, from }) => [kind, name, (from - midnight) / HOUR])).toEqual([
      ['holiday', 'Christmas Day', 0],
      ['counted', undefined, 10],
      ['holiday', 'Christmas Day', 14],
    ]);
  });

  test('is closed on one that an exception closes, which is a holiday all the same', () => {
    const closed = { ...HOTLINE, exceptions: { '12-25': [] } };
    const midnight = at('2026-12-25T00:00+01:00');
    expect(segmentsBetween(closed, midnight, midnight + 24 * HOUR)).toEqual([
      { from: midnight, to: midnight + 24 * HOUR, kind: 'holiday', name: 'Christmas Day' },
    ]);
  });

  test('has a holiday on a closed weekday, for which hours without a year are none', () => {
    const saturday = { ...HOTLINE, exceptions: { '12-26': [['09:00', '12:00'] as const] } };
    const midnight = at('2026-12-26T00:00+01:00');
    expect(segmentsBetween(saturday, midnight, midnight + 24 * HOUR)).toEqual([
      { from: midnight, to: midnight + 24 * HOUR, kind: 'holiday', name: 'Boxing Day' },
    ]);
  });

  test('is another one than the same without them', () => {
    const { holidayHours: _hours, ...closed } = HOTLINE;
    const start = at('2026-12-24T16:00+01:00');
    const ends = [HOTLINE, closed].map((each) => compileCalendar(each).add(start, 2 * HOUR));
    expect(ends).toEqual([at('2026-12-25T11:00+01:00'), at('2026-12-28T10:00+01:00')]);
  });
});
