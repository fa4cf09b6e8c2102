import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { deadline } from '../../../domain/time/deadline.ts';
import { AmountError, InstantRangeError } from '../../../domain/time/errors.ts';
import { DAY, HOUR, MINUTE, at, office } from './calendars.ts';

const calendar = compileCalendar(office());
const friday = at('2026-11-27T16:00+01:00');

describe('a deadline', () => {
  test('in minutes is elapsed time, whatever the calendar', () => {
    expect(deadline({ minutes: 60 }, friday, null)).toBe(friday + HOUR);
    expect(deadline({ minutes: 120 }, friday, calendar)).toBe(friday + 2 * HOUR);
    expect(deadline({ minutes: 0 }, friday + 12 * HOUR, calendar)).toBe(friday + 12 * HOUR);
  });

  test('in business minutes counts open time', () => {
    expect(deadline({ businessMinutes: 240 }, friday, calendar)).toBe(at('2026-11-30T12:00+01:00'));
    expect(deadline({ businessMinutes: 0 }, friday + 2 * HOUR, calendar)).toBe(
      at('2026-11-30T09:00+01:00'),
    );
  });

  test('in business days is the same time of a later business day', () => {
    expect(deadline({ businessDays: 1 }, friday, calendar)).toBe(at('2026-11-30T16:00+01:00'));
  });

  test('without a calendar counts business minutes round the clock, and a business day as 24 hours', () => {
    expect(deadline({ businessMinutes: 240 }, friday, null)).toBe(friday + 4 * HOUR);
    const beforeChange = at('2026-10-24T12:00+02:00');
    expect(deadline({ businessDays: 3 }, beforeChange, null)).toBe(beforeChange + 3 * DAY);
  });

  test('in fractions of a minute is rounded to the millisecond', () => {
    expect(deadline({ businessMinutes: 0.5 }, friday, calendar)).toBe(friday + MINUTE / 2);
    expect(deadline({ businessMinutes: 1 / 3 }, friday, calendar)).toBe(friday + 20_000);
    expect(deadline({ minutes: 0.000_01 }, friday, null)).toBe(friday + 1);
  });

  test.each([-1, NaN, Infinity, 1e12])('of the amount %d is refused', (amount) => {
    for (const compiled of [calendar, null]) {
      expect(() => deadline({ minutes: amount }, friday, compiled)).toThrow(AmountError);
      expect(() => deadline({ businessMinutes: amount }, friday, compiled)).toThrow(AmountError);
      expect(() => deadline({ businessDays: amount }, friday, compiled)).toThrow(AmountError);
    }
  });

  test('in a fraction of a business day is refused', () => {
    expect(() => deadline({ businessDays: 0.5 }, friday, null)).toThrow(
      expect.objectContaining({ code: 'amount-invalid', amount: 0.5 }),
    );
  });

  test('outside the supported years is refused', () => {
    expect(() => deadline({ minutes: 1 }, NaN, null)).toThrow(InstantRangeError);
    expect(() => deadline({ minutes: 1 }, at('2200-12-31T23:59:30Z'), null)).toThrow(
      expect.objectContaining({ code: 'instant-out-of-range' }),
    );
  });
});
