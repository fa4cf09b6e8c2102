import { DAY, HOUR, MINUTE, SECOND } from '../domain/time/units.ts';

/*
 * When an alert that was not taken is tried again. Activities call `waitAfter`; workflows run the rest, so changing
 * that changes workflow code: record the histories anew.
 */

/** For how long an alert is tried, in milliseconds. */
export const RETRY_PERIOD_MS = DAY;

/** Most receivers are back within seconds; the others are tried less and less often. */
const WAITS: readonly number[] = [
  2 * SECOND,
  5 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
];

/** Longer waits are cut, so that an alert is tried more than once during its day. */
const MAX_RETRY_AFTER_MS = 12 * HOUR;

/** The wait after all of these. Only a receiver that asks for it is given longer. */
export const MAX_USUAL_WAIT_MS = HOUR;

/**
 * How long to wait after a failed attempt, in milliseconds.
 * @param attempts made so far, at least 1
 * @param retryAfterMs what the receiver asked for, null for nothing; it never shortens the wait
 */
export function waitAfter(attempts: number, retryAfterMs: number | null): number {
  const usual = WAITS[attempts - 1] ?? MAX_USUAL_WAIT_MS;
  return Math.max(usual, Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
}

/**
 * How long to wait for a receiver that has as many attempts under way as it may have, in milliseconds.
 * @param before how often it was waited for already
 */
export function waitWhileBusy(before: number): number {
  return Math.min(2 * SECOND * 2 ** before, 30 * SECOND);
}
