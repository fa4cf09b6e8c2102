import { describe, expect, test } from 'vitest';
import { piecesBetween, piecesOfYear } from '../../../domain/time/zone-pieces.ts';
import { HOUR, MINUTE, at } from './calendars.ts';
import { knownZone } from '../../../domain/time/zone.ts';

describe('the pieces of a zone', () => {
  test('are split at its transitions, to the millisecond', () => {
    expect(piecesOfYear(knownZone('Europe/Berlin'), 2026)).toEqual([
      { from: at('2026-01-01T00:00Z'), to: at('2026-03-29T01:00Z'), offset: HOUR },
      { from: at('2026-03-29T01:00Z'), to: at('2026-10-25T01:00Z'), offset: 2 * HOUR },
      { from: at('2026-10-25T01:00Z'), to: at('2027-01-01T00:00Z'), offset: HOUR },
    ]);
  });

  test('are a single one if the clocks do not change', () => {
    expect(piecesOfYear(knownZone('Asia/Kathmandu'), 2026)).toEqual([
      { from: at('2026-01-01T00:00Z'), to: at('2027-01-01T00:00Z'), offset: 345 * MINUTE },
    ]);
  });

  test('are found where two transitions lie a week apart', () => {
    // Brazil's northeast took up summer time on 2000-10-08 and gave it up on the 15th.
    const offsets = piecesOfYear(knownZone('America/Recife'), 2000).map(({ from, offset }) => [
      from,
      offset,
    ]);
    expect(offsets.slice(-2)).toEqual([
      [at('2000-10-08T03:00Z'), -2 * HOUR],
      [at('2000-10-15T02:00Z'), -3 * HOUR],
    ]);
  });

  test('are found if a transition is at the very end of a year', () => {
    const last = piecesOfYear(knownZone('Pacific/Apia'), 2011).at(-1);
    expect(last).toEqual({
      from: at('2011-12-30T10:00Z'),
      to: at('2012-01-01T00:00Z'),
      offset: 14 * HOUR,
    });
  });

  test('are not split at New Year, and are cut to what is asked for', () => {
    const [from, to] = [at('2026-12-01T00:00Z'), at('2027-04-01T00:00Z')];
    expect(piecesBetween(knownZone('Europe/Berlin'), from, to)).toEqual([
      { from, to: at('2027-03-28T01:00Z'), offset: HOUR },
      { from: at('2027-03-28T01:00Z'), to, offset: 2 * HOUR },
    ]);
  });
});
