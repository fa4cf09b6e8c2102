import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { deadline } from '../../../domain/time/deadline.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { wallTimeText } from '../../../domain/time/wall-hours.ts';
import { knownZone } from '../../../domain/time/zone.ts';
import { share, span, union, unionBeforeJump } from './arbitraries.ts';
import {
  bruteAdd,
  bruteAddBusinessDays,
  bruteBy,
  bruteIsOpen,
  bruteKind,
  bruteMeasure,
  bruteNext,
} from './brute-force.ts';
import { DAY, MINUTE } from './calendars.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from './property-runs.ts';

const wallTime = fc.integer({ min: 0, max: 1_440 });
const text = (minute: number) => wallTimeText(minute * MINUTE);

describe(
  'a calendar that is open while any of several is agrees with a walk by the minute',
  { timeout: PROPERTY_TIMEOUT },
  () => {
    test('on what is open, and on the next opening and closing', () => {
      fc.assert(
        fc.property(union, ({ calendar, start }) => {
          const compiled = compileCalendar(calendar);
          const opening = bruteAdd(calendar, start, 0);
          expect(compiled.isOpen(start)).toBe(bruteIsOpen(calendar, start));
          expect(compiled.nextOpening(start)).toBe(opening);
          const limit = start + 31 * DAY;
          const closing = compiled.nextClosing(start) ?? Infinity;
          expect(closing < limit ? closing : null).toBe(
            bruteNext([calendar], false, opening, limit),
          );
        }),
        propertyRuns(),
      );
    });

    test('on the open time of a span, and on the end of an amount', () => {
      fc.assert(
        fc.property(union, span, share, ({ calendar, start }, length, part) => {
          const compiled = compileCalendar(calendar);
          const open = bruteMeasure(calendar, start, start + length);
          expect(compiled.measure(start, start + length)).toBe(open);
          const amount = Math.floor(open * part);
          expect(compiled.add(start, amount)).toBe(bruteAdd(calendar, start, amount));
        }),
        propertyRuns(),
      );
    });

    test.each([
      ['anywhere', union],
      ['before clocks jump', unionBeforeJump],
    ])('on business days, started %s', (_where, starts) => {
      fc.assert(
        fc.property(starts, fc.nat(8), ({ calendar, start }, days) => {
          const due = compileCalendar(calendar).addBusinessDays(start, days);
          expect(due).toBe(bruteAddBusinessDays(calendar, start, days));
        }),
        propertyRuns(),
      );
    });

    test.each([
      ['anywhere', union],
      ['before clocks jump', unionBeforeJump],
    ])('on a wall time of a business day, started %s', (_where, starts) => {
      const cutOff = fc.option(fc.record({ at: wallTime, after: fc.nat(5) }), { nil: undefined });
      fc.assert(
        fc.property(starts, wallTime, fc.nat(4), cutOff, (drawn, time, businessDays, late) => {
          const { calendar, start } = drawn;
          const by = {
            time: text(time),
            businessDays,
            cutOff: late && { at: text(late.at), after: late.after },
          };
          const zone = knownZone(calendar.timeZone);
          const due = deadline({ by }, start, compileCalendar(calendar), zone);
          expect(due).toBe(bruteBy(calendar, start, { time, businessDays, cutOff: late }));
        }),
        propertyRuns(),
      );
    });

    test('on why it is closed', () => {
      fc.assert(
        fc.property(union, span, share, ({ calendar, start }, length, part) => {
          const segments = segmentsBetween(calendar, start, start + length);
          const others = segments.filter(({ from, to, kind, name = '' }) => {
            const said = kind === 'holiday' ? `holiday ${name}` : kind;
            const between = from + Math.floor((to - 1 - from) * part);
            return [from, between, to - 1].some((at) => bruteKind(calendar, at) !== said);
          });
          expect(others).toEqual([]);
          expect(segments.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(length);
        }),
        propertyRuns(),
      );
    });
  },
);
