import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { place, sample, share } from './arbitraries.ts';
import { wallMinute, wallMinuteAsRead } from './brute-clock.ts';
import { bruteAdd, bruteIsOpen, bruteMeasure, bruteNext } from './brute-force.ts';
import { DAY, MINUTE } from './calendars.ts';
import { PROPERTY_TIMEOUT, longPropertyRuns, propertyRuns } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

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

  test('on the next closing within a month', () => {
    fc.assert(
      fc.property(sample, ({ calendar, start }) => {
        const limit = start + 31 * DAY;
        const opening = bruteAdd(calendar, start, 0);
        const closing = compileCalendar(calendar).nextClosing(start) ?? Infinity;
        expect(closing < limit ? closing : null).toBe(bruteNext([calendar], false, opening, limit));
      }),
      propertyRuns(),
    );
  });

  test('on the next closing within the years that it looks ahead', () => {
    fc.assert(
      fc.property(sample, ({ calendar, start }) => {
        const end = Date.UTC(new Date(start).getUTCFullYear() + 3, 0);
        const opening = bruteAdd(calendar, start, 0);
        const closing = bruteNext([calendar], false, opening, end);
        expect(compileCalendar(calendar).nextClosing(start)).toBe(closing);
      }),
      longPropertyRuns(),
    );
  });

  describe.each(SPAN_LENGTHS)('$title', ({ span, runs }) => {
    test('on the open time of a span', () => {
      fc.assert(
        fc.property(sample, span, ({ calendar, start }, length) => {
          const measured = compileCalendar(calendar).measure(start, start + length);
          expect(measured).toBe(bruteMeasure(calendar, start, start + length));
        }),
        runs,
      );
    });

    test('on the end of an amount', () => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const amount = Math.floor(bruteMeasure(calendar, start, start + length) * part);
          const due = compileCalendar(calendar).add(start, amount);
          expect(due).toBe(bruteAdd(calendar, start, amount));
        }),
        runs,
      );
    });
  });
});

describe('the clock of the walk', { timeout: PROPERTY_TIMEOUT }, () => {
  test('shows what Intl reads in that very minute', () => {
    fc.assert(
      fc.property(place, ({ timeZone, start }) => {
        const minute = Math.floor(start / MINUTE);
        expect(wallMinute(timeZone, minute)).toBe(wallMinuteAsRead(timeZone, minute));
      }),
      propertyRuns(),
    );
  });
});
