import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import type { Sample } from './arbitraries.ts';
import { sample, sampleBeforeJump, span } from './arbitraries.ts';
import { bruteAdd, bruteAddBusinessDays, bruteIsOpen, bruteMeasure } from './brute-force.ts';
import { DAY } from './calendars.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from './property-runs.ts';

/** The part of the open time from a start to the end of a span. */
function amountWithin({ calendar, start }: Sample, length: number, share: number): number {
  return Math.floor(bruteMeasure(calendar, start, start + length) * share);
}

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const longSpan = fc.nat(730 * DAY);

describe('business time agrees with a walk by the minute', { timeout: PROPERTY_TIMEOUT }, () => {
  test('on what is open, and on the next opening', () => {
    fc.assert(
      fc.property(sample, ({ calendar, start }) => {
        const compiled = compileCalendar(calendar);
        expect(compiled.isOpen(start)).toBe(bruteIsOpen(calendar, start));
        expect(compiled.nextOpening(start)).toBe(bruteAdd(calendar, start, 0));
      }),
      propertyRuns(),
    );
  });

  test('on the open time of a span', () => {
    fc.assert(
      fc.property(sample, span, ({ calendar, start }, length) => {
        const measured = compileCalendar(calendar).measure(start, start + length);
        expect(measured).toBe(bruteMeasure(calendar, start, start + length));
      }),
      propertyRuns(),
    );
  });

  test('on the end of an amount', () => {
    fc.assert(
      fc.property(sample, span, share, (drawn, length, part) => {
        const amount = amountWithin(drawn, length, part);
        const { calendar, start } = drawn;
        expect(compileCalendar(calendar).add(start, amount)).toBe(
          bruteAdd(calendar, start, amount),
        );
      }),
      propertyRuns(),
    );
  });

  test('on business days', () => {
    fc.assert(
      fc.property(sample, fc.nat(8), ({ calendar, start }, days) => {
        const due = compileCalendar(calendar).addBusinessDays(start, days);
        expect(due).toBe(bruteAddBusinessDays(calendar, start, days));
      }),
      propertyRuns(),
    );
  });

  test('on business days that end where clocks jump', () => {
    fc.assert(
      fc.property(sampleBeforeJump, ({ calendar, start }) => {
        for (const days of [1, 2, 3]) {
          const due = compileCalendar(calendar).addBusinessDays(start, days);
          expect(due).toBe(bruteAddBusinessDays(calendar, start, days));
        }
      }),
      propertyRuns(),
    );
  });

  test('over spans of up to two years', () => {
    fc.assert(
      fc.property(sample, longSpan, share, (drawn, length, part) => {
        const { calendar, start } = drawn;
        const compiled = compileCalendar(calendar);
        const total = bruteMeasure(calendar, start, start + length);
        expect(compiled.measure(start, start + length)).toBe(total);
        const amount = Math.floor(total * part);
        expect(compiled.add(start, amount)).toBe(bruteAdd(calendar, start, amount));
      }),
      propertyRuns(0.04),
    );
  });
});

describe('business time keeps its laws', { timeout: PROPERTY_TIMEOUT }, () => {
  test('what was added is what is measured', () => {
    fc.assert(
      fc.property(sample, span, ({ calendar, start }, amount) => {
        const compiled = compileCalendar(calendar);
        expect(compiled.measure(start, compiled.add(start, amount))).toBe(amount);
      }),
      propertyRuns(),
    );
  });

  test('a later start or a greater amount never ends earlier', () => {
    fc.assert(
      fc.property(sample, span, span, fc.nat(DAY), ({ calendar, start }, amount, later, more) => {
        const compiled = compileCalendar(calendar);
        const end = compiled.add(start, amount);
        expect(compiled.add(start + later, amount)).toBeGreaterThanOrEqual(end);
        expect(compiled.add(start, amount + more)).toBeGreaterThanOrEqual(end);
      }),
      propertyRuns(),
    );
  });

  test('the parts of a span add up to the whole', () => {
    fc.assert(
      fc.property(sample, span, span, ({ calendar, start }, first, second) => {
        const compiled = compileCalendar(calendar);
        const middle = start + first;
        const end = middle + second;
        expect(compiled.measure(start, middle) + compiled.measure(middle, end)).toBe(
          compiled.measure(start, end),
        );
        expect(compiled.measure(end, start)).toBe(0 - compiled.measure(start, end));
      }),
      propertyRuns(),
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(sample, span, span, ({ calendar, start }, first, second) => {
        const compiled = compileCalendar(calendar);
        const inSteps = compiled.add(compiled.add(start, first), second + 1);
        expect(inSteps).toBe(compiled.add(start, first + second + 1));
      }),
      propertyRuns(),
    );
  });

  test('more business days never end earlier, and none before the next opening', () => {
    fc.assert(
      fc.property(sample, fc.nat(20), ({ calendar, start }, days) => {
        const compiled = compileCalendar(calendar);
        const due = compiled.addBusinessDays(start, days);
        expect(compiled.addBusinessDays(start, days + 1)).toBeGreaterThanOrEqual(due);
        expect(due).toBeGreaterThanOrEqual(compiled.nextOpening(start));
      }),
      propertyRuns(),
    );
  });
});
