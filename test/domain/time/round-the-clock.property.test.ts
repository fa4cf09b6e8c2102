import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { place, wholeDay } from './arbitraries.ts';
import { bruteAdd, bruteMeasure } from './brute-force.ts';
import { DAY, MINUTE, at, daily } from './calendars.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

const YEAR = 365 * DAY;

describe('a calendar of 00:00 to 24:00 on each day', { timeout: PROPERTY_TIMEOUT }, () => {
  test('has 525,600 minutes in a year, in any zone and from any start', () => {
    fc.assert(
      fc.property(place, wholeDay, ({ timeZone, start }, hours) => {
        const always = compileCalendar(daily(timeZone, ...hours));
        expect(always.measure(start, start + YEAR)).toBe(525_600 * MINUTE);
        expect(always.add(start, 525_600 * MINUTE)).toBe(start + YEAR);
      }),
      propertyRuns(),
    );
  });

  test('has 525,600 minutes in 2026 in every zone', () => {
    const newYear = at('2026-01-01T00:00Z');
    const others = Intl.supportedValuesOf('timeZone').filter((zone) => {
      const always = compileCalendar(daily(zone, ['00:00', '24:00']));
      return always.measure(newYear, newYear + YEAR) !== 525_600 * MINUTE;
    });
    expect(others).toEqual([]);
  });

  describe.each(SPAN_LENGTHS)('$title', ({ span, runs }) => {
    test('counts elapsed time', () => {
      fc.assert(
        fc.property(place, wholeDay, span, ({ timeZone, start }, hours, length) => {
          const calendar = daily(timeZone, ...hours);
          const always = compileCalendar(calendar);
          expect(always.measure(start, start + length)).toBe(length);
          expect(bruteMeasure(calendar, start, start + length)).toBe(length);
          expect(always.add(start, length)).toBe(start + length);
          expect(bruteAdd(calendar, start, length)).toBe(start + length);
        }),
        runs,
      );
    });
  });
});
