import { DAY, HOUR, MINUTE, SECOND } from '../domain/time/units.ts';

/*
 * When an alert that was not taken is tried again. Activities ask `waitAfter`; the rest is run by workflows, so
 * a change of it is a change of workflow code, with histories recorded anew.
 */

/** For how long an alert is tried, in milliseconds. */
export const TRIED_FOR_MS = DAY;

/** Most receivers are back within seconds; who is not is asked less and less often. */
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

/** Whoever asks for more is tried all the same: an alert is tried for a day, and not just once. */
const MAX_ASKED_MS = 12 * HOUR;

/** And after all of these; no wait is longer but one that the receiver asks for. */
export const MAX_USUAL_WAIT_MS = HOUR;

/**
 * How long to wait after a refused attempt, in milliseconds.
 * @param attempts made so far, at least 1
 * @param retryAfterMs what the receiver asked for, null for nothing; it never shortens the wait
 */
export function waitAfter(attempts: number, retryAfterMs: number | null): number {
  const usual = WAITS[attempts - 1] ?? MAX_USUAL_WAIT_MS;
  return Math.max(usual, Math.min(retryAfterMs ?? 0, MAX_ASKED_MS));
}

/**
 * How long to wait for a receiver that has as many attempts under way as it may have, in milliseconds.
 * @param before how often it was waited for already
 */
export function waitWhileBusy(before: number): number {
  return Math.min(2 * SECOND * 2 ** before, 30 * SECOND);
}
