import { describe, expect, test } from 'vitest';
import { remainingMs } from '../../../domain/scheduling/remaining.ts';
import { DAY, HOUR, at, office } from '../time/calendars.ts';

const dueAt = at('2026-11-30T12:00+01:00');
const friday = at('2026-11-27T16:00+01:00');

describe('the remaining time of a clock', () => {
  test('is open time if the target is counted on a calendar', () => {
    const clock = { target: { businessMinutes: 240 }, dueAt };
    expect(remainingMs(clock, office(), friday)).toBe(4 * HOUR);
    expect(remainingMs(clock, office(), friday + DAY)).toBe(3 * HOUR);
    expect(remainingMs({ target: { businessDays: 1 }, dueAt }, office(), friday)).toBe(4 * HOUR);
  });

  test('is elapsed time for elapsed minutes and round the clock', () => {
    expect(remainingMs({ target: { minutes: 240 }, dueAt }, office(), dueAt - DAY)).toBe(DAY);
    expect(remainingMs({ target: { businessDays: 1 }, dueAt }, null, dueAt - DAY)).toBe(DAY);
  });

  test('is never negative', () => {
    for (const calendar of [office(), null]) {
      const clock = { target: { businessMinutes: 240 }, dueAt };
      expect(remainingMs(clock, calendar, dueAt)).toBe(0);
      expect(remainingMs(clock, calendar, dueAt + DAY)).toBe(0);
    }
  });

  test('is null if nothing is timed', () => {
    expect(remainingMs({ target: null, dueAt: null }, office(), friday)).toBe(0);
  });
});
