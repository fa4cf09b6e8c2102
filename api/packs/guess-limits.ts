import { toIso, type Instant } from '../../domain/time/instant.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { ClaimLimits, GuessLimit } from '../../ledger/types/orders.ts';
import type { ProblemCode } from '../http/problem-catalogue.ts';
import { problem } from '../http/problems.ts';

/**
 * Enough for typing errors, too few for guessing. One account tries some thirty numbers a day at a pack, all
 * accounts of a key together some hundred and twenty; other accounts get a turn while one waits.
 */
export const CLAIM_LIMITS: ClaimLimits = {
  ofAccount: { free: 5, maxWaitMs: HOUR },
  ofPack: { free: 20, maxWaitMs: 15 * MINUTE },
  ofKey: { free: 200, maxWaitMs: MINUTE },
};

/** More than an account buys in a day; whoever guesses by buying leaves a pack behind for each number. */
export const PURCHASE_LIMIT: GuessLimit = { free: 50, maxWaitMs: HOUR };

/** The 429 for a number that is not looked at yet. */
export function tooSoon(code: ProblemCode, what: string, retryAt: Instant, now: Instant) {
  const seconds = Math.max(1, Math.ceil((retryAt - now) / 1000));
  const detail = `${what} The next one is looked at from ${toIso(retryAt)}.`;
  return problem(code, detail, { headers: { 'Retry-After': String(seconds) } });
}
