import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { sample, share } from './arbitraries.ts';
import { bruteAdd, bruteMeasure } from './brute-force.ts';
import { PROPERTY_TIMEOUT } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

/** Amounts are parts of what a walk measures in the span: so walks end, and amounts often at closings. */
describe('the laws of business time', { timeout: PROPERTY_TIMEOUT }, () => {
  describe.each(SPAN_LENGTHS)('$title', ({ span, runs }) => {
    test('measuring gives what was added, and less one millisecond earlier', () => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const amount = Math.floor(bruteMeasure(calendar, start, start + length) * part);
          const compiled = compileCalendar(calendar);
          const due = compiled.add(start, amount);
          expect(compiled.measure(start, due)).toBe(amount);
          expect(bruteMeasure(calendar, start, due)).toBe(amount);
          const earlier = amount === 0 ? 0 : bruteMeasure(calendar, start, due - 1);
          expect(earlier).toBe(Math.max(0, amount - 1));
        }),
        runs,
      );
    });

    test('a greater amount never ends earlier', () => {
      fc.assert(
        fc.property(sample, span, share, share, ({ calendar, start }, length, part, less) => {
          const amount = Math.floor(bruteMeasure(calendar, start, start + length) * part);
          const smaller = Math.floor(amount * less);
          const compiled = compileCalendar(calendar);
          const due = compiled.add(start, amount);
          expect(due).toBe(bruteAdd(calendar, start, amount));
          expect(compiled.add(start, smaller)).toBe(bruteAdd(calendar, start, smaller));
          expect(compiled.add(start, smaller)).toBeLessThanOrEqual(due);
        }),
        runs,
      );
    });

    test('a later start never ends earlier', () => {
      fc.assert(
        fc.property(sample, span, share, share, ({ calendar, start }, length, part, delay) => {
          const later = start + Math.floor(length * delay);
          const amount = Math.floor(bruteMeasure(calendar, later, start + length) * part);
          const compiled = compileCalendar(calendar);
          const due = compiled.add(later, amount);
          expect(due).toBe(bruteAdd(calendar, later, amount));
          expect(compiled.add(start, amount)).toBe(bruteAdd(calendar, start, amount));
          expect(compiled.add(start, amount)).toBeLessThanOrEqual(due);
        }),
        runs,
      );
    });

    test('the parts of a span add up to the whole', () => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const middle = start + Math.floor(length * part);
          const end = start + length;
          const compiled = compileCalendar(calendar);
          const [first, second] = [compiled.measure(start, middle), compiled.measure(middle, end)];
          expect(first).toBe(bruteMeasure(calendar, start, middle));
          expect(second).toBe(bruteMeasure(calendar, middle, end));
          expect(first + second).toBe(compiled.measure(start, end));
          expect(compiled.measure(end, start)).toBe(0 - compiled.measure(start, end));
        }),
        runs,
      );
    });

    test('adding in two steps is adding at once', () => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const amount = bruteMeasure(calendar, start, start + length);
          // Something is left to add: adding nothing at a closing leads to the next opening.
          const first = Math.max(0, Math.min(Math.floor(amount * part), amount - 1));
          const compiled = compileCalendar(calendar);
          const inSteps = compiled.add(compiled.add(start, first), amount - first);
          expect(inSteps).toBe(bruteAdd(calendar, start, amount));
        }),
        runs,
      );
    });
  });
});
