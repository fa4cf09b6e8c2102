import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { sample, share } from './arbitraries.ts';
import { bruteMeasure } from './brute-force.ts';
import { PROPERTY_TIMEOUT } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

describe('subtracting, as the inverse of adding,', { timeout: PROPERTY_TIMEOUT }, () => {
  test.each(SPAN_LENGTHS)(
    'is the last instant from which the amount passes: $title',
    ({ span, runs }) => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const end = start + length;
          const amount = Math.floor(bruteMeasure(calendar, start, end) * part);
          const back = compileCalendar(calendar).subtract(end, amount);
          expect(back).toBeGreaterThanOrEqual(start);
          expect(bruteMeasure(calendar, back, end)).toBe(amount);
          const later = amount === 0 ? 0 : bruteMeasure(calendar, back + 1, end) + 1;
          expect(later).toBe(amount);
        }),
        runs,
      );
    },
  );
});
