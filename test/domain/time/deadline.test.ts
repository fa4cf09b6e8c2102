import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { deadline } from '../../../domain/time/deadline.ts';
import { AmountError, InstantRangeError } from '../../../domain/time/errors.ts';
import { knownZone } from '../../../domain/time/zone.ts';
import { DAY, HOUR, MINUTE, at, office } from './calendars.ts';

const UTC = knownZone('UTC');
const BERLIN = knownZone('Europe/Berlin');

const calendar = compileCalendar(office());
const friday = at('2026-11-27T16:00+01:00');

describe('a deadline', () => {
  test('in minutes is elapsed time, whatever the calendar', () => {
    expect(deadline({ minutes: 60 }, friday, null, UTC)).toBe(friday + HOUR);
    expect(deadline({ minutes: 120 }, friday, calendar, UTC)).toBe(friday + 2 * HOUR);
    expect(deadline({ minutes: 0 }, friday + 12 * HOUR, calendar, UTC)).toBe(friday + 12 * HOUR);
  });

  test('in business minutes counts open time', () => {
    expect(deadline({ businessMinutes: 240 }, friday, calendar, UTC)).toBe(
      at('2026-11-30T12:00+01:00'),
    );
    expect(deadline({ businessMinutes: 0 }, friday + 2 * HOUR, calendar, UTC)).toBe(
      at('2026-11-30T09:00+01:00'),
    );
  });

  test('in business days is the same time of a later business day', () => {
    expect(deadline({ businessDays: 1 }, friday, calendar, UTC)).toBe(at('2026-11-30T16:00+01:00'));
  });

  test('without a calendar counts business minutes round the clock, and a business day as 24 hours', () => {
    expect(deadline({ businessMinutes: 240 }, friday, null, UTC)).toBe(friday + 4 * HOUR);
    const beforeChange = at('2026-10-24T12:00+02:00');
    expect(deadline({ businessDays: 3 }, beforeChange, null, UTC)).toBe(beforeChange + 3 * DAY);
  });

  test('in fractions of a minute is rounded to the millisecond', () => {
    expect(deadline({ businessMinutes: 0.5 }, friday, calendar, UTC)).toBe(friday + MINUTE / 2);
    expect(deadline({ businessMinutes: 1 / 3 }, friday, calendar, UTC)).toBe(friday + 20_000);
    expect(deadline({ minutes: 0.000_01 }, friday, null, UTC)).toBe(friday + 1);
  });

  test.each([-1, NaN, Infinity, 1e12])('of the amount %d is refused', (amount) => {
    for (const compiled of [calendar, null]) {
      expect(() => deadline({ minutes: amount }, friday, compiled, UTC)).toThrow(AmountError);
      expect(() => deadline({ businessMinutes: amount }, friday, compiled, UTC)).toThrow(
        AmountError,
      );
      expect(() => deadline({ businessDays: amount }, friday, compiled, UTC)).toThrow(AmountError);
    }
  });

  test('in a fraction of a business day is refused', () => {
    expect(() => deadline({ businessDays: 0.5 }, friday, null, UTC)).toThrow(
      expect.objectContaining({ code: 'amount-invalid', amount: 0.5 }),
    );
  });

  test('outside the supported years is refused', () => {
    expect(() => deadline({ minutes: 1 }, NaN, null, UTC)).toThrow(InstantRangeError);
    expect(() => deadline({ minutes: 1 }, at('2200-12-31T23:59:30Z'), null, UTC)).toThrow(
      expect.objectContaining({ code: 'instant-out-of-range' }),
    );
  });
});

describe('a deadline in days and months', () => {
  test('keeps the wall time of the zone, also over a change of clocks', () => {
    const start = at('2026-10-24T12:00+02:00');
    expect(deadline({ days: 1 }, start, null, BERLIN)).toBe(at('2026-10-25T12:00+01:00'));
    expect(deadline({ days: 1 }, start, null, UTC)).toBe(start + DAY);
    expect(deadline({ days: 3 }, friday, calendar, BERLIN)).toBe(at('2026-11-30T16:00+01:00'));
  });

  test.each([
    ['2026-01-31T10:00+01:00', 1, '2026-02-28T10:00+01:00'],
    ['2028-01-31T10:00+01:00', 1, '2028-02-29T10:00+01:00'],
    ['2026-11-30T10:00+01:00', 3, '2027-02-28T10:00+01:00'],
    ['2026-02-28T10:00+01:00', 12, '2027-02-28T10:00+01:00'],
    ['2026-02-28T02:30+01:00', 1, '2026-03-28T02:30+01:00'],
    ['2026-02-28T23:30Z', 1, '2026-03-31T22:30Z'],
  ])('is on the last day of a month that is shorter: %s and %i', (start, months, due) => {
    expect(deadline({ months }, at(start), null, BERLIN)).toBe(at(due));
  });

  test('is refused for what is no number of them', () => {
    for (const target of [{ days: -1 }, { days: 0.5 }, { months: 1.5 }, { months: 1_201 }]) {
      expect(() => deadline(target, friday, null, UTC)).toThrow(AmountError);
    }
    expect(() => deadline({ months: 1_200 }, at('2150-01-01T00:00Z'), null, UTC)).toThrow(
      InstantRangeError,
    );
  });
});

function byFive(start: string, more: object = {}): number {
  return deadline({ by: { time: '17:00', businessDays: 1, ...more } }, at(start), calendar, UTC);
}

describe('a deadline by a wall time', () => {
  test.each([
    ['on Friday morning', '2026-11-27T10:00+01:00', '2026-11-30T17:00+01:00'],
    ['after the closing', '2026-11-27T20:00+01:00', '2026-11-30T17:00+01:00'],
    ['on Saturday', '2026-11-28T10:00+01:00', '2026-11-30T17:00+01:00'],
    ['on Monday before the opening', '2026-11-30T03:00+01:00', '2026-12-01T17:00+01:00'],
  ])('counts the business days after the date of the start: %s', (_when, start, due) => {
    expect(byFive(start)).toBe(at(due));
  });

  test.each([
    ['before it', '2026-11-26T13:59:59.999+01:00', '2026-11-27T17:00+01:00'],
    ['at it', '2026-11-26T14:00+01:00', '2026-11-30T17:00+01:00'],
    ['after the closing', '2026-11-26T22:00+01:00', '2026-11-30T17:00+01:00'],
    ['on a Saturday, which has none', '2026-11-28T16:00+01:00', '2026-11-30T17:00+01:00'],
  ])('is later for a start at the cut-off or after it: %s', (_when, start, due) => {
    expect(byFive(start, { cutOff: { at: '14:00', after: 2 } })).toBe(at(due));
  });

  test('is today for no business days, or else on the next business day', () => {
    const today = { businessDays: 0 };
    expect(byFive('2026-11-27T10:00+01:00', today)).toBe(at('2026-11-27T17:00+01:00'));
    expect(byFive('2026-11-27T17:00+01:00', today)).toBe(at('2026-11-30T17:00+01:00'));
    expect(byFive('2026-11-28T10:00+01:00', today)).toBe(at('2026-11-30T17:00+01:00'));
  });

  test('is the closing where the office closes before', () => {
    expect(byFive('2026-11-27T10:00+01:00', { time: '20:00' })).toBe(at('2026-11-30T17:00+01:00'));
    expect(byFive('2026-11-27T10:00+01:00', { time: '07:00' })).toBe(at('2026-11-30T09:00+01:00'));
  });

  test('has every date for a business day without a calendar', () => {
    const by = { time: '12:00', businessDays: 1 };
    const due = deadline({ by }, at('2026-11-27T10:00Z'), null, UTC);
    expect(due).toBe(at('2026-11-28T12:00Z'));
  });

  test.each(['25:00', '24:01', '9:00', 'noon'])('is refused for %s', (time) => {
    expect(() => byFive('2026-11-27T10:00+01:00', { time })).toThrow(AmountError);
    const cutOff = { at: time, after: 2 };
    // Also of a start on a Saturday, for which the cut-off makes no difference.
    for (const start of ['2026-11-27T10:00+01:00', '2026-11-28T10:00+01:00']) {
      expect(() => byFive(start, { cutOff })).toThrow(AmountError);
    }
  });
});
