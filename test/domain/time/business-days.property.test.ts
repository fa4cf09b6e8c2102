import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { sample, sampleBeforeJump } from './arbitraries.ts';
import { bruteAdd, bruteAddBusinessDays } from './brute-force.ts';
import { PROPERTY_TIMEOUT, longPropertyRuns, propertyRuns } from './property-runs.ts';

describe('business days agree with their definition', { timeout: PROPERTY_TIMEOUT }, () => {
  test.each([
    { title: 'up to eight of them', days: fc.nat(8), runs: propertyRuns() },
    { title: 'up to a hundred of them', days: fc.nat(100), runs: longPropertyRuns() },
  ])('$title', ({ days: someDays, runs }) => {
    fc.assert(
      fc.property(sample, someDays, ({ calendar, start }, days) => {
        const due = compileCalendar(calendar).addBusinessDays(start, days);
        expect(due).toBe(bruteAddBusinessDays(calendar, start, days));
      }),
      runs,
    );
  });

  test('where they end in hours that clocks skip or repeat', () => {
    fc.assert(
      fc.property(sampleBeforeJump, fc.integer({ min: 1, max: 3 }), ({ calendar, start }, days) => {
        const due = compileCalendar(calendar).addBusinessDays(start, days);
        expect(due).toBe(bruteAddBusinessDays(calendar, start, days));
      }),
      propertyRuns(),
    );
  });

  test('more of them never end earlier, and none before the next opening', () => {
    fc.assert(
      fc.property(sample, fc.nat(20), ({ calendar, start }, days) => {
        const compiled = compileCalendar(calendar);
        const due = compiled.addBusinessDays(start, days);
        expect(compiled.addBusinessDays(start, days + 1)).toBeGreaterThanOrEqual(due);
        expect(due).toBeGreaterThanOrEqual(bruteAdd(calendar, start, 0));
      }),
      propertyRuns(),
    );
  });
});
