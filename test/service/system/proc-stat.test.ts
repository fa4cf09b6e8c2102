import { describe, expect, test } from 'vitest';
import { hasEnded, parseStat } from '../../../service/system/proc-stat.ts';

/** Recorded of a program whose first thread had ended while the second one listened on a port. */
const ENDING =
  '31285 (python3) Z 31282 31282 30700 0 -1 4227084 3031 6528 18 2 5 2 4 3 20 0 2 0 5669265 0 0 18446744073709551615 0 0 0 0 0 0 0 16781318 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n';
/** Recorded of a program that had ended, before its parent asked how. */
const ENDED =
  '31375 (python3) Z 31334 31282 30700 0 -1 4227148 220 0 0 0 0 0 0 0 20 0 1 0 5669461 0 0 18446744073709551615 0 0 0 0 0 0 0 16781312 2 1 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n';

describe('a process', () => {
  test('has not ended while one of its threads runs, as its ports are held so long', () => {
    expect(parseStat(ENDING)).toEqual({
      state: 'Z',
      parent: 31_282,
      threads: 2,
      startedAt: '5669265',
    });
    expect(hasEnded(parseStat(ENDING))).toBe(false);
  });

  test('has ended with its last thread, whether its parent has asked or not', () => {
    expect(hasEnded(parseStat(ENDED))).toBe(true);
    expect(hasEnded(parseStat(ENDED.replace(' Z ', ' X ')))).toBe(true);
  });

  test('may have a name of blanks and parentheses', () => {
    const odd = ENDING.replace('(python3)', '(a) Z 1 (b)');
    expect(parseStat(odd)).toEqual(parseStat(ENDING));
  });

  test('of which nothing is told is an error', () => {
    expect(() => parseStat('')).toThrow('/proc/PID/stat');
  });
});
