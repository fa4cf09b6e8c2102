import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../notifications/channels/retry-after.ts';
import { waitAfter } from '../../notifications/retry-policy.ts';

const NOW = Date.parse('2026-11-21T08:00:00.000Z');

describe('after a refused attempt', () => {
  it('the next one comes after 2, 5 and 15 seconds, then after ever longer delays, up to an hour', () => {
    const waits = Array.from({ length: 12 }, (_, before) => waitAfter(before + 1, null) / 1000);
    expect(waits.slice(0, 3)).toEqual([2, 5, 15]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.slice(9)).toEqual([3_600, 3_600, 3_600]);
  });

  it.each([
    ['longer than usual', 1, 60_000, 60_000],
    ['shorter than usual', 3, 1_000, 15_000],
    ['longer than half a day, which is too long', 1, 24 * 3_600_000, 12 * 3_600_000],
  ])('a receiver that asks for a pause that is %s', (_what, attempts, asked, wait) => {
    expect(waitAfter(attempts, asked)).toBe(wait);
  });
});

describe('Retry-After', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Sat, 21 Nov 2026 08:00:30 GMT', 30_000],
    ['a date that is past', 'Sat, 21 Nov 2026 07:00:00 GMT', 0],
    ['nothing', undefined, null],
    ['no number', 'soon', null],
    ['a negative number', '-5', null],
    ['a fraction', '1.5', null],
    ['more than anybody waits', '99999999999', null],
  ])('that says %s', (_what, header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});
