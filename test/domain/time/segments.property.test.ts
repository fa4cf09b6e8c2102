import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimeSegment } from '../../../domain/time/time-segment.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { sample, share } from './arbitraries.ts';
import { bruteKind, bruteMeasure } from './brute-force.ts';
import { PROPERTY_TIMEOUT } from './property-runs.ts';
import { SPAN_LENGTHS } from './span-lengths.ts';

/** As the walk writes a kind. */
const kindOf = ({ kind, name }: TimeSegment): string =>
  kind === 'holiday' ? `holiday ${name ?? ''}` : kind;

/** A segment's first and last millisecond, and one between them. */
const instantsOf = ({ from, to }: TimeSegment, part: number): readonly number[] => [
  from,
  from + Math.floor((to - 1 - from) * part),
  to - 1,
];

describe('the segments of a span', { timeout: PROPERTY_TIMEOUT }, () => {
  describe.each(SPAN_LENGTHS)('$title', ({ span, runs }) => {
    test('adjoin from the first instant to the last, and neighbours differ', () => {
      fc.assert(
        fc.property(sample, span, ({ calendar, start }, length) => {
          const segments = segmentsBetween(calendar, start, start + length);
          const ends = segments.map(({ to }) => to);
          const last = length === 0 ? [] : [start + length];
          expect([...segments.map(({ from }) => from), ...last]).toEqual([
            ...(length === 0 ? [] : [start]),
            ...ends,
          ]);
          expect(segments.filter(({ from, to }) => from >= to)).toEqual([]);
          const kinds = segments.map(kindOf);
          expect(kinds.filter((kind, index) => kind === kinds[index - 1])).toEqual([]);
        }),
        runs,
      );
    });

    test('are what a walk by the minute sees, and the counted ones add up to its sum', () => {
      fc.assert(
        fc.property(sample, span, share, ({ calendar, start }, length, part) => {
          const segments = segmentsBetween(calendar, start, start + length);
          const counted = segments.filter(({ kind }) => kind === 'counted');
          const sum = counted.reduce((total, { from, to }) => total + to - from, 0);
          expect(sum).toBe(bruteMeasure(calendar, start, start + length));
          expect(sum).toBe(compileCalendar(calendar).measure(start, start + length));
          const others = segments.filter((segment) =>
            instantsOf(segment, part).some(
              (instant) => bruteKind(calendar, instant) !== kindOf(segment),
            ),
          );
          expect(others).toEqual([]);
        }),
        runs,
      );
    });
  });
});
