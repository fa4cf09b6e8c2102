import { expect, test } from 'vitest';
import { spanText } from '../../../domain/view/span-text.ts';

test.each([
  [0, '0 min'],
  [45, '45 s'],
  [27_000, '7 h 30 min'],
  [0.125, '0.125 s'],
  [3_661.001, '1 h 1 min 1.001 s'],
])('a span of %d seconds is written as %s', (seconds, told) => {
  expect(spanText(seconds)).toBe(told);
});

test('a sum of fractions just short of a day is written as a day', () => {
  expect(spanText(86_399.999_999_999_99)).toBe('24 h');
});
