import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { headLength, partitionPoint } from '../../../domain/time/partition.ts';
import { propertyRuns } from './property-runs.ts';

test('a binary search finds where the tail begins, wherever that is', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), (length, boundary) => {
      const point = Math.min(length, boundary);
      expect(partitionPoint(length, (index) => index >= boundary)).toBe(point);
      const items = Array.from({ length }, (_, index) => index);
      expect(headLength(items, (item) => item < boundary)).toBe(point);
    }),
    propertyRuns(),
  );
});
