import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { at, HOUR, MINUTE } from './calendars.ts';

const NIGHT = [['22:00', '30:00']] as const;
const NIGHTS: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT },
  holidays: {},
  exceptions: {},
};
/** Ascension, a Thursday. */
const ASCENSION: Calendar = { ...NIGHTS, holidays: { '2026-05-14': 'Ascension' } };

describe('a shift over midnight belongs to its evening', () => {
  test('so a holiday has none, and the one before it goes on into it', () => {
    const nights = compileCalendar(ASCENSION);
    const due = nights.add(at('2026-05-13T23:00+02:00'), 300 * MINUTE);
    expect(due).toBe(at('2026-05-14T04:00+02:00'));
    const after = nights.add(at('2026-05-13T23:00+02:00'), 7 * HOUR + 1);
    expect(after).toBe(at('2026-05-15T22:00+02:00') + 1);
  });

  test('so an exception of its evening replaces all of it', () => {
    const nights = compileCalendar({
      ...NIGHTS,
      exceptions: { '2026-05-13': [['20:00', '25:00']] },
    });
    expect(nights.measure(at('2026-05-13T12:00+02:00'), at('2026-05-14T12:00+02:00'))).toBe(
      5 * HOUR,
    );
  });

  test('so its small hours are of the business day before', () => {
    const nights = compileCalendar(NIGHTS);
    // The shift of Friday ends on Saturday; the next business day is Monday.
    const due = nights.addBusinessDays(at('2026-05-16T02:00+02:00'), 1);
    expect(due).toBe(at('2026-05-19T02:00+02:00'));
    expect(nights.addBusinessDays(at('2026-05-13T23:00+02:00'), 1)).toBe(
      at('2026-05-14T23:00+02:00'),
    );
  });

  test('and hours of the next date that it covers count once', () => {
    const exceptions = { '2026-05-14': [['04:00', '08:00']] } as const;
    const nights = compileCalendar({ ...NIGHTS, exceptions });
    expect(nights.measure(at('2026-05-13T12:00+02:00'), at('2026-05-14T12:00+02:00'))).toBe(
      10 * HOUR,
    );
  });

  test('and lasts as long as the clocks let it', () => {
    const nights = compileCalendar({ ...NIGHTS, weekly: { sat: NIGHT } });
    const [spring, autumn] = ['2026-03-28T12:00+01:00', '2026-10-24T12:00+02:00'].map(at);
    expect(nights.measure(spring!, spring! + 24 * HOUR)).toBe(7 * HOUR);
    expect(nights.measure(autumn!, autumn! + 24 * HOUR)).toBe(9 * HOUR);
  });

  test('and an explanation names the holiday around it', () => {
    const segments = segmentsBetween(
      ASCENSION,
      at('2026-05-13T23:00+02:00'),
      at('2026-05-15T23:00+02:00'),
    );
    expect(segments.map(({ from, kind }) => [new Date(from).toISOString(), kind])).toEqual([
      ['2026-05-13T21:00:00.000Z', 'counted'],
      ['2026-05-14T04:00:00.000Z', 'holiday'],
      ['2026-05-14T22:00:00.000Z', 'closed'],
      ['2026-05-15T20:00:00.000Z', 'counted'],
    ]);
  });
});
