import { bruteAdd } from '../../test/domain/time/brute-force.ts';
import { OFFICE } from './hours.ts';
import type { Incident, Severity } from './incident.ts';

/**
 * The deadlines of `professional`, found by walking from minute to minute and asking `Intl` what
 * the wall clock shows. The targets are written down here once more, from the document's words
 * (`facts.md` 002), so that a mistake in `policies/` or `domain/` has nothing to hide behind.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const DEADLINES: Record<Severity, (openedAt: number) => number> = {
  A: (openedAt) => openedAt + 2 * HOUR,
  B: (openedAt) => bruteAdd(OFFICE, openedAt, 4 * HOUR),
  C: (openedAt) => bruteAdd(OFFICE, openedAt, 8 * HOUR),
};

/** When the first response is due, as a walk by the minute finds it. */
export function walkedDeadline({ severity, openedAt }: Incident): number {
  return DEADLINES[severity](openedAt);
}
