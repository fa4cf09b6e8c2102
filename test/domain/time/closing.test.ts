import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { InstantRangeError } from '../../../domain/time/errors.ts';
import { isoOrNull } from '../../../domain/time/instant.ts';
import { at, daily, office } from './calendars.ts';

const closing = (calendar: Calendar, instant: string): string | null =>
  isoOrNull(compileCalendar(calendar).nextClosing(at(instant)));

describe('the next closing', () => {
  test('of an open instant is the end of its open time', () => {
    expect(closing(office(), '2026-11-23T09:00+01:00')).toBe('2026-11-23T16:00:00.000Z');
    expect(closing(office(), '2026-11-23T16:59:59.999+01:00')).toBe('2026-11-23T16:00:00.000Z');
  });

  test('of a closed instant is the end of the next open time', () => {
    expect(closing(office(), '2026-11-23T17:00+01:00')).toBe('2026-11-24T16:00:00.000Z');
    expect(closing(office(), '2026-11-27T20:00+01:00')).toBe('2026-11-30T16:00:00.000Z');
  });

  test('ends before a break', () => {
    const calendar = daily('Europe/Berlin', ['09:00', '12:00'], ['13:00', '17:00']);
    expect(closing(calendar, '2026-11-23T10:00+01:00')).toBe('2026-11-23T11:00:00.000Z');
  });

  test('of a shift over midnight is its morning', () => {
    const calendar = daily('Europe/Berlin', ['22:00', '24:00'], ['00:00', '06:00']);
    expect(closing(calendar, '2026-11-23T23:00+01:00')).toBe('2026-11-24T05:00:00.000Z');
  });

  test('of a shift over the end of a year in UTC is its end, wherever the zone has its new year', () => {
    for (const timeZone of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      const calendar = daily(timeZone, ['12:00', '24:00'], ['00:00', '11:00']);
      const compiled = compileCalendar(calendar);
      const found = compiled.nextClosing(at('2026-12-31T23:30Z'))!;
      expect(found).toBeGreaterThan(at('2027-01-01T00:00Z'));
      expect(compiled.isOpen(found - 1)).toBe(true);
      expect(compiled.isOpen(found)).toBe(false);
    }
  });

  test('at the very end of a year in UTC is that end', () => {
    const calendar = daily('UTC', ['20:00', '24:00']);
    expect(closing(calendar, '2026-12-31T21:00Z')).toBe('2027-01-01T00:00:00.000Z');
  });

  test('of weeks without a break is their end', () => {
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    const calendar = { ...always, holidays: { '2028-05-01': 'Tag der Arbeit' } };
    expect(closing(calendar, '2026-11-23T12:00+01:00')).toBe('2028-04-30T22:00:00.000Z');
  });

  test('is null if it does not come in that year or the two after it', () => {
    const always = daily('Europe/Berlin', ['00:00', '24:00']);
    expect(closing(always, '2026-11-23T12:00+01:00')).toBeNull();
    const holidays = { '2029-05-01': 'Tag der Arbeit' };
    expect(closing({ ...always, holidays }, '2026-11-23T12:00+01:00')).toBeNull();
    expect(closing({ ...always, holidays }, '2027-01-01T12:00+01:00')).not.toBeNull();
  });

  test('is null if the calendar does not open by then', () => {
    expect(closing(office({ weekly: {} }), '2026-11-23T12:00+01:00')).toBeNull();
    const exceptions = { '2029-05-01': [['09:00', '12:00']] } as const;
    expect(closing(office({ weekly: {}, exceptions }), '2026-11-23T12:00+01:00')).toBeNull();
  });

  test('is the same whatever was asked for before', () => {
    const exceptions = { '2029-05-01': [['09:00', '12:00']] } as const;
    const calendar = office({ timeZone: 'Europe/Vienna', weekly: {}, exceptions });
    compileCalendar(calendar).nextOpening(at('2026-11-23T12:00+01:00'));
    expect(closing(calendar, '2026-11-23T12:00+01:00')).toBeNull();
  });

  test('of the last supported year is found, and none beyond it', () => {
    expect(closing(office(), '2200-12-30T12:00+01:00')).toBe('2200-12-30T16:00:00.000Z');
    expect(closing(daily('UTC', ['20:00', '24:00']), '2200-12-31T21:00Z')).toBeNull();
  });

  test('outside the supported years is refused', () => {
    const compiled = compileCalendar(office());
    for (const instant of [NaN, at('1899-12-31T23:59Z'), at('2201-01-01T00:00Z')]) {
      expect(() => compiled.nextClosing(instant)).toThrow(InstantRangeError);
      expect(() => compiled.nextOpeningBy(instant, 2200)).toThrow(InstantRangeError);
    }
  });
});

describe('where clocks jump', () => {
  test('hours across the jump close where the wall clock says', () => {
    const calendar = daily('Europe/Berlin', ['00:00', '06:00']);
    expect(closing(calendar, '2026-03-29T00:30+01:00')).toBe('2026-03-29T04:00:00.000Z');
    expect(closing(calendar, '2026-10-25T00:30+02:00')).toBe('2026-10-25T05:00:00.000Z');
  });

  test('hours that end in the repeated hour close twice', () => {
    const calendar = daily('Europe/Berlin', ['00:00', '02:30']);
    expect(closing(calendar, '2026-10-25T00:30+02:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(closing(calendar, '2026-10-25T02:45+02:00')).toBe('2026-10-25T01:30:00.000Z');
  });
});
