import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { AmountError, InstantRangeError, NeverOpensError } from '../../../domain/time/errors.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { DAY, HOUR, at, daily, office } from './calendars.ts';

/** The start of an amount of open time that ends at a local time with its offset. */
function start(calendar: Parameters<typeof compileCalendar>[0], end: string, amount: number) {
  return toIso(compileCalendar(calendar).subtract(at(end), amount));
}

describe('subtracting open time', () => {
  test('within a day it is elapsed time', () => {
    expect(start(office(), '2026-11-23T12:00+01:00', 2 * HOUR)).toBe('2026-11-23T09:00:00.000Z');
  });

  test('goes back over a night, a weekend and a holiday', () => {
    expect(start(office(), '2026-11-24T10:00+01:00', 2 * HOUR)).toBe('2026-11-23T15:00:00.000Z');
    expect(start(office(), '2026-11-23T10:00+01:00', 2 * HOUR)).toBe('2026-11-20T15:00:00.000Z');
    const closed = office({ holidays: { '2026-11-20': '' } });
    expect(start(closed, '2026-11-23T10:00+01:00', 2 * HOUR)).toBe('2026-11-19T15:00:00.000Z');
  });

  test('that falls on an opening is that opening, not the closing before it', () => {
    expect(start(office(), '2026-11-23T10:00+01:00', HOUR)).toBe('2026-11-23T08:00:00.000Z');
    expect(start(office(), '2026-11-23T10:00+01:00', HOUR + 1)).toBe('2026-11-20T15:59:59.999Z');
  });

  test('from a closed end counts from the closing before it', () => {
    expect(start(office(), '2026-11-22T12:00+01:00', HOUR)).toBe('2026-11-20T15:00:00.000Z');
  });

  test('of zero is the end itself, open or closed', () => {
    expect(start(office(), '2026-11-22T12:00+01:00', 0)).toBe('2026-11-22T11:00:00.000Z');
  });

  test('reaches years that were not used before', () => {
    const calendar = daily('Pacific/Apia', ['09:00', '17:00']);
    const compiled = compileCalendar(calendar);
    const end = at('2026-01-01T12:00+13:00');
    const begun = compiled.subtract(end, 20_000 * HOUR);
    expect(compiled.measure(begun, end)).toBe(20_000 * HOUR);
    expect(toIso(begun).slice(0, 4)).toBe('2019');
  });

  test('is undone by adding, except at a closing', () => {
    const compiled = compileCalendar(office());
    const end = at('2026-03-30T15:30+02:00');
    expect(compiled.add(compiled.subtract(end, 500 * HOUR), 500 * HOUR)).toBe(end);
  });
});

describe('nothing to subtract', () => {
  test('before the first exception of a calendar without weekly hours', () => {
    const exceptions = { '2026-11-24': [['10:00', '12:00']] } as const;
    const compiled = compileCalendar(office({ weekly: {}, exceptions }));
    const end = at('2026-11-30T10:00+01:00');
    expect(compiled.subtract(end, 2 * HOUR)).toBe(at('2026-11-24T10:00+01:00'));
    expect(() => compiled.subtract(end, 2 * HOUR + 1)).toThrow(NeverOpensError);
    expect(() => compiled.subtract(end, 2 * HOUR + 1)).toThrow(/before 2026-11-30.*earlier/);
  });

  test('of a calendar that never opens', () => {
    const compiled = compileCalendar(office({ weekly: {} }));
    expect(() => compiled.subtract(at('2026-11-30T10:00+01:00'), 1)).toThrow(NeverOpensError);
  });

  test('on the first morning of a year east of Greenwich, written as an exception', () => {
    const exceptions = { '2026-01-01': [['00:00', '02:00']] } as const;
    const compiled = compileCalendar(office({ timeZone: 'Asia/Tokyo', weekly: {}, exceptions }));
    const begun = compiled.subtract(at('2026-05-01T00:00Z'), 2 * HOUR);
    expect(begun).toBe(at('2026-01-01T00:00+09:00'));
  });

  test('before the supported years, or less than nothing', () => {
    const compiled = compileCalendar(office());
    expect(() => compiled.subtract(at('1900-02-01T10:00Z'), 100 * DAY)).toThrow(InstantRangeError);
    expect(() => compiled.subtract(at('1899-02-01T10:00Z'), 0)).toThrow(InstantRangeError);
    expect(() => compiled.subtract(at('2026-02-01T10:00Z'), -1)).toThrow(AmountError);
  });
});
