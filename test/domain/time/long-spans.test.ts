import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { HOUR, at, daily, office } from './calendars.ts';

/** 2026-11-23 is a Monday. */
const monday = at('2026-11-23T09:00+01:00');

describe('thousands of hours', () => {
  test('of office hours are weeks of forty', () => {
    const compiled = compileCalendar(office());
    // A hundred weeks later is Monday 2028-10-23.
    expect(toIso(compiled.add(monday, 4_000 * HOUR))).toBe(toIso(at('2028-10-20T17:00+02:00')));
    expect(toIso(compiled.add(monday, 4_001 * HOUR))).toBe(toIso(at('2028-10-23T10:00+02:00')));
    expect(compiled.measure(monday, at('2028-10-23T09:00+02:00'))).toBe(4_000 * HOUR);
  });

  test('of office hours end later by each holiday', () => {
    const holidays = { '2026-12-25': '', '2027-01-01': '', '2028-05-01': '', '2028-10-20': '' };
    const compiled = compileCalendar(office({ holidays }));
    expect(toIso(compiled.add(monday, 4_000 * HOUR))).toBe(toIso(at('2028-10-26T17:00+02:00')));
  });

  test('round the clock are elapsed ones, over all the changes of the clocks', () => {
    const compiled = compileCalendar(daily('Europe/Berlin', ['00:00', '24:00']));
    expect(compiled.add(monday, 100_000 * HOUR)).toBe(monday + 100_000 * HOUR);
    expect(compiled.measure(monday, monday + 100_000 * HOUR)).toBe(100_000 * HOUR);
  });

  test('at an hour a week take as many weeks', () => {
    const compiled = compileCalendar(office({ weekly: { mon: [['09:00', '10:00']] } }));
    expect(toIso(compiled.add(monday, 2_000 * HOUR))).toBe(toIso(at('2065-03-16T10:00+01:00')));
  });
});
