import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledCalendar } from '../../../domain/time/compile.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { sample, share } from './arbitraries.ts';
import type { Pause } from './brute-force.ts';
import { bruteAdd, bruteMeasure, bruteNext } from './brute-force.ts';
import { PROPERTY_TIMEOUT } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

/** The deadline where nothing counts from `pause.from`, before the deadline, to `pause.to`. */
function addPaused(time: CompiledCalendar, start: number, amount: number, pause: Pause): number {
  return time.add(pause.to, amount - time.measure(start, pause.from));
}

const part = (from: number, to: number, of: number): number => from + Math.floor((to - from) * of);

describe('a pause, by a walk that does not count it,', { timeout: PROPERTY_TIMEOUT }, () => {
  describe.each(SPAN_LENGTHS)('$title', ({ span, runs }) => {
    test('wholly inside closed hours moves the deadline by nothing (glpi#10594)', () => {
      fc.assert(
        fc.property(
          sample,
          span,
          fc.tuple(share, share, share, share),
          ({ calendar, start }, length, [used, where, begin, end]) => {
            const open = bruteMeasure(calendar, start, start + length);
            fc.pre(open > 0);
            const amount = Math.max(1, Math.floor(open * used));
            const compiled = compileCalendar(calendar);
            const due = compiled.add(start, amount);
            const closing =
              bruteNext([calendar], false, part(start, due, where), due) ??
              bruteNext([calendar], false, start, due);
            fc.pre(closing !== null);
            const opening = bruteNext([calendar], true, closing, due)!;
            const from = part(closing, opening, begin);
            const pause = { from, to: part(from, opening, end) };
            expect(bruteAdd(calendar, start, amount, pause)).toBe(due);
            expect(addPaused(compiled, start, amount, pause)).toBe(due);
          },
        ),
        runs,
      );
    });

    test('anywhere moves the deadline by the open time that it covers', () => {
      fc.assert(
        fc.property(
          sample,
          span,
          fc.tuple(share, share, share),
          ({ calendar, start }, length, [used, begin, end]) => {
            const last = start + length;
            const from = part(start, last, begin);
            const pause = { from, to: part(from, last, end) };
            const open = bruteMeasure(calendar, pause.to, last);
            fc.pre(open > 0);
            const left = Math.max(1, Math.floor(open * used));
            const amount = bruteMeasure(calendar, start, from) + left;
            const compiled = compileCalendar(calendar);
            const due = compiled.add(start, amount);
            const moved = addPaused(compiled, start, amount, pause);
            expect(moved).toBe(bruteAdd(calendar, start, amount, pause));
            const covered = bruteMeasure(calendar, pause.from, pause.to);
            expect(compiled.measure(due, moved)).toBe(covered);
            expect(bruteMeasure(calendar, due, moved)).toBe(covered);
          },
        ),
        runs,
      );
    });
  });
});
