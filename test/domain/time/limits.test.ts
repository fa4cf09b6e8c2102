import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { AmountError, InstantRangeError, NeverOpensError } from '../../../domain/time/errors.ts';
import { DAY, HOUR, at, daily, office } from './calendars.ts';

const start = at('2026-11-23T10:00+01:00');

describe('a calendar that does not open again', () => {
  test('without any hours it never opens', () => {
    for (const weekly of [{}, { mon: [], sun: [] }]) {
      const compiled = compileCalendar(office({ weekly }));
      expect(() => compiled.nextOpening(start)).toThrow(NeverOpensError);
      expect(() => compiled.add(start, 0)).toThrow(NeverOpensError);
      expect(() => compiled.add(start, HOUR)).toThrow(NeverOpensError);
      expect(() => compiled.addBusinessDays(start, 1)).toThrow(NeverOpensError);
      expect(compiled.isOpen(start)).toBe(false);
      expect(compiled.measure(start, start + 400 * DAY)).toBe(0);
    }
  });

  test('after its last exception it never opens', () => {
    const exceptions = { '2026-11-24': [['10:00', '12:00']] } as const;
    const compiled = compileCalendar(office({ weekly: {}, exceptions }));
    const closing = at('2026-11-24T12:00+01:00');
    expect(compiled.add(start, 2 * HOUR)).toBe(closing);
    expect(() => compiled.add(start, 2 * HOUR + 1)).toThrow(NeverOpensError);
    expect(() => compiled.nextOpening(closing)).toThrow(NeverOpensError);
    expect(() => compiled.addBusinessDays(start, 1)).toThrow(NeverOpensError);
  });

  test('an exception on the last evening of a year west of Greenwich is found', () => {
    const exceptions = { '2026-12-31': [['22:00', '23:00']] } as const;
    const compiled = compileCalendar(
      office({ timeZone: 'America/New_York', weekly: {}, exceptions }),
    );
    expect(compiled.nextOpening(start)).toBe(at('2026-12-31T22:00-05:00'));
  });

  test('the error says its code and the instant', () => {
    const compiled = compileCalendar(office({ weekly: {} }));
    expect(() => compiled.nextOpening(start)).toThrow(
      expect.objectContaining({ code: 'calendar-never-opens', from: start }),
    );
  });

  test('hours that are entirely skipped do not open on that date', () => {
    const exceptions = { '2026-03-29': [['02:00', '03:00']] } as const;
    const compiled = compileCalendar(office({ weekly: {}, exceptions }));
    expect(() => compiled.nextOpening(at('2026-01-01T00:00Z'))).toThrow(NeverOpensError);
  });
});

describe('instants beyond the supported years', () => {
  const compiled = compileCalendar(office());

  test('are refused by every operation', () => {
    for (const instant of [
      NaN,
      Infinity,
      0.5,
      at('1899-12-31T23:59:59Z'),
      at('2201-01-01T00:00Z'),
    ]) {
      expect(() => compiled.isOpen(instant)).toThrow(InstantRangeError);
      expect(() => compiled.nextOpening(instant)).toThrow(InstantRangeError);
      expect(() => compiled.add(instant, HOUR)).toThrow(InstantRangeError);
      expect(() => compiled.measure(instant, start)).toThrow(InstantRangeError);
      expect(() => compiled.measure(start, instant)).toThrow(InstantRangeError);
      expect(() => compiled.addBusinessDays(instant, 1)).toThrow(InstantRangeError);
    }
  });

  test('a result beyond them is refused', () => {
    const late = at('2200-12-31T10:00Z');
    expect(() => compiled.add(late, 100 * DAY)).toThrow(InstantRangeError);
    expect(() => compiled.addBusinessDays(late, 100)).toThrow(InstantRangeError);
  });

  test('the first and the last day count', () => {
    const always = compileCalendar(daily('UTC', ['00:00', '24:00']));
    const first = at('1900-01-01T00:00Z');
    expect(always.add(first, HOUR)).toBe(first + HOUR);
    const last = at('2200-12-31T23:00Z');
    expect(always.add(last, HOUR - 1)).toBe(last + HOUR - 1);
  });
});

describe('invalid amounts', () => {
  const compiled = compileCalendar(office());

  test('of open time are refused', () => {
    for (const amount of [-1, NaN, Infinity, -Infinity, 1e15]) {
      expect(() => compiled.add(start, amount)).toThrow(AmountError);
    }
  });

  test('of business days are refused', () => {
    for (const days of [-1, NaN, Infinity, 1.5, 1e6]) {
      expect(() => compiled.addBusinessDays(start, days)).toThrow(AmountError);
    }
  });
});

describe('a calendar that is closed on every date of the year', () => {
  const dates = Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice('2028-'.length, '2028-12-31'.length),
  );
  const holidays = Object.fromEntries(dates.map((date) => [date, '']));
  const friday = at('2026-11-20T10:00+01:00');

  test.each([
    ['by holidays', office({ holidays })],
    ['by exceptions', office({ exceptions: Object.fromEntries(dates.map((date) => [date, []])) })],
  ])('never opens, although its weekdays have hours: %s', (_how, calendar) => {
    const compiled = compileCalendar(calendar);
    expect(() => compiled.add(friday, HOUR)).toThrow(NeverOpensError);
    expect(() => compiled.addBusinessDays(friday, 1)).toThrow(NeverOpensError);
    expect(() => compiled.subtract(friday, HOUR)).toThrow(NeverOpensError);
  });

  test('opens by an exception with its year, by hours of holidays, or on 29 February', () => {
    const opened = { '2030-01-02': [['10:00', '12:00']] } as const;
    const once = compileCalendar(office({ holidays, exceptions: opened }));
    expect(once.add(friday, HOUR)).toBe(at('2030-01-02T11:00+01:00'));
    expect(() => once.add(friday, 3 * HOUR)).toThrow(NeverOpensError);
    const always = compileCalendar(office({ holidays, holidayHours: [['10:00', '11:00']] }));
    expect(always.add(friday, HOUR)).toBe(at('2026-11-20T11:00+01:00'));
    const { '02-29': _leapDay, ...others } = holidays;
    const leap = compileCalendar(office({ holidays: others }));
    expect(leap.add(friday, HOUR)).toBe(at('2028-02-29T10:00+01:00'));
  });
});

describe('a deadline on the last closing of all', () => {
  test('is out of range, as it is by elapsed time', () => {
    const compiled = compileCalendar(daily('UTC', ['00:00', '24:00']));
    const evening = at('2200-12-31T23:00Z');
    expect(() => compiled.add(evening, HOUR)).toThrow(InstantRangeError);
    expect(compiled.add(evening, HOUR - 1)).toBe(at('2200-12-31T23:59:59.999Z'));
  });
});
