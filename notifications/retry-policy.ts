import { HOUR, MINUTE, SECOND } from '../domain/time/units.ts';

/** Most receivers are back within seconds; the others are tried less and less often. */
const WAITS = [
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
const MAX_ASKED_MS = 12 * HOUR;

/**
 * How long to wait after a failed attempt, in milliseconds.
 * @param attempts made so far, at least 1
 * @param retryAfterMs what the receiver asked for, null for nothing; it never shortens the wait
 */
export function waitAfter(attempts: number, retryAfterMs: number | null): number {
  const usual = WAITS[attempts - 1] ?? HOUR;
  return Math.max(usual, Math.min(retryAfterMs ?? 0, MAX_ASKED_MS));
}
