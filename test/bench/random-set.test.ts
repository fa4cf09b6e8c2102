import { describe, expect, test } from 'vitest';
import { luxon } from '../../bench/time/contestants/luxon.ts';
import { ours } from '../../bench/time/contestants/ours.ts';
import type { Contestant } from '../../bench/time/contestant.ts';
import type { Case } from '../../bench/time/random-set.ts';
import { KINDS, randomCases, SMALL_HOURS } from '../../bench/time/random-set.ts';
import { DAY, MINUTE } from '../../domain/time/units.ts';
import { bruteTransitions } from '../domain/time/brute-clock.ts';

const CASES = 25;

function answerOf(contestant: Contestant, { calendar, question }: Case): number {
  const { operation, start, minutes } = question;
  const counter = contestant.prepare(calendar);
  if (operation === 'measure') return counter.measure(start, start + minutes * MINUTE);
  return (counter.add(start, minutes) - start) / MINUTE;
}

function endOf({ question, answer }: Case): number {
  return question.start + (question.operation === 'add' ? answer : question.minutes) * MINUTE;
}

describe.each([...KINDS, SMALL_HOURS])(
  'random cases of $hours hours, clocks change: $clocksChange',
  (kind) => {
    const cases = [...randomCases(kind, CASES, 1)];

    test('are as many as asked for, and the same for the same seed', () => {
      expect(cases).toHaveLength(CASES);
      expect([...randomCases(kind, CASES, 1)]).toEqual(cases);
      expect([...randomCases(kind, CASES, 2)]).not.toEqual(cases);
    });

    test('ask in whole minutes over less than two weeks, adding and measuring', () => {
      for (const one of cases) {
        expect(one.question.start % MINUTE).toBe(0);
        expect(Number.isInteger(one.question.minutes)).toBe(true);
        expect(endOf(one) - one.question.start).toBeLessThan(14 * DAY);
      }
      expect(new Set(cases.map(({ question }) => question.operation)).size).toBe(2);
    });

    test('have their transitions where they say', () => {
      for (const one of cases) {
        const { start } = one.question;
        const jumps = bruteTransitions(one.calendar.timeZone, 2018, 2032);
        const between = jumps.some((jump) => start < jump && jump < endOf(one));
        expect(between).toBe(kind.clocksChange);
      }
    });

    test('are answered as known by ours', () => {
      for (const one of cases) expect(answerOf(ours, one)).toBe(one.answer);
    });
  },
);

test('the loop with Luxon is right wherever definitions agree', () => {
  for (const one of KINDS.flatMap((kind) => [...randomCases(kind, CASES, 3)])) {
    expect(answerOf(luxon, one)).toBe(one.answer);
  }
});
