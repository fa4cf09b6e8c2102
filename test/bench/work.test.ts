import { describe, expect, test } from 'vitest';
import { ours } from '../../bench/time/contestants/ours.ts';
import { freshOffice, JOBS, OFFICE, STARTS } from '../../bench/time/work.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';
import { bruteTransitions } from '../domain/time/brute-clock.ts';

describe('the work of the bench', () => {
  test('is 64 different starts and ten holidays', () => {
    expect(new Set(STARTS).size).toBe(64);
    expect(Object.keys(OFFICE.holidays)).toHaveLength(10);
    expect(Object.keys(freshOffice(1).holidays)).toHaveLength(10);
  });

  test('is 8, 200 and 2,000 hours to add, and 60 days to measure', () => {
    expect(JOBS.map(({ operation, minutes }) => [operation, minutes * MINUTE])).toEqual([
      ['add', 8 * HOUR],
      ['add', 200 * HOUR],
      ['add', 2_000 * HOUR],
      ['measure', 60 * DAY],
    ]);
  });

  test('crosses transitions by 2,000 hours alone', () => {
    const jumps = bruteTransitions(OFFICE.timeZone, 2026, 2028);
    const counter = ours.prepare(OFFICE);
    const crosses = (hours: number) =>
      STARTS.filter((start) => {
        const end = Math.max(counter.add(start, hours * 60), start + 60 * DAY);
        return jumps.some((jump) => start < jump && jump < end);
      });
    expect(crosses(200)).toEqual([]);
    expect(crosses(2_000)).toEqual(STARTS);
  });

  test('has the same answers on each fresh calendar, whose content is another', () => {
    const counters = [OFFICE, freshOffice(7), freshOffice(8)].map(ours.prepare);
    for (const start of STARTS) {
      const ends = counters.map((counter) => counter.add(start, 2_000 * 60));
      expect(new Set(ends).size).toBe(1);
    }
    expect(freshOffice(7)).not.toEqual(freshOffice(8));
  });
});
