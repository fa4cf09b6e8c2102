import type { Instant } from '../domain/time/instant.ts';
import { DAY, MINUTE } from '../domain/time/units.ts';
import type { GuessLimit } from './types/orders.ts';

/** How long a wrong guess counts. */
export const GUESS_MEMORY = DAY;

/** The wait after the first guess that is not free; each further one doubles it. */
const FIRST_WAIT = MINUTE;

/**
 * When the next guess may be checked; in the past if it may be now. A guess is never forbidden for good, so
 * that nobody is locked out by the guesses of others.
 * @param guesses the instants of those that count, the newest first
 */
export function nextGuessAt(guesses: readonly Instant[], { free, maxWaitMs }: GuessLimit): Instant {
  const [newest] = guesses;
  if (newest === undefined || guesses.length < free) return -Infinity;
  return newest + Math.min(FIRST_WAIT * 2 ** (guesses.length - free), maxWaitMs);
}
