import { describe, expect, test } from 'vitest';
import { piecesBetween, piecesOfYear } from '../../../domain/time/zone-pieces.ts';
import { HOUR, MINUTE, at } from './calendars.ts';

describe('the pieces of a zone', () => {
  test('are split at its transitions, to the millisecond', () => {
    expect(piecesOfYear('Europe/Berlin', 2026)).toEqual([
      { from: at('2026-01-01T00:00Z'), to: at('2026-03-29T01:00Z'), offset: HOUR },
      { from: at('2026-03-29T01:00Z'), to: at('2026-10-25T01:00Z'), offset: 2 * HOUR },
      { from: at('2026-10-25T01:00Z'), to: at('2027-01-01T00:00Z'), offset: HOUR },
    ]);
  });

  test('are a single one if the clocks do not change', () => {
    expect(piecesOfYear('Asia/Kathmandu', 2026)).toEqual([
      { from: at('2026-01-01T00:00Z'), to: at('2027-01-01T00:00Z'), offset: 345 * MINUTE },
    ]);
  });

  test('are found where two transitions lie a week apart', () => {
    // Brazil's northeast took up summer time on 2000-10-08 and gave it up on the 15th.
    const offsets = piecesOfYear('America/Recife', 2000).map(({ from, offset }) => [from, offset]);
    expect(offsets.slice(-2)).toEqual([
      [at('2000-10-08T03:00Z'), -2 * HOUR],
      [at('2000-10-15T02:00Z'), -3 * HOUR],
    ]);
  });

  test('are found if a transition is at the very end of a year', () => {
    const last = piecesOfYear('Pacific/Apia', 2011).at(-1);
    expect(last).toEqual({
      from: at('2011-12-30T10:00Z'),
      to: at('2012-01-01T00:00Z'),
      offset: 14 * HOUR,
    });
  });

  test('adjoin across years, cut to what is asked for', () => {
    const pieces = piecesBetween('Europe/Berlin', at('2026-12-01T00:00Z'), at('2027-02-01T00:00Z'));
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [at('2026-12-01T00:00Z'), at('2027-01-01T00:00Z')],
      [at('2027-01-01T00:00Z'), at('2027-02-01T00:00Z')],
    ]);
  });
});
