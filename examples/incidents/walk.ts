import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bruteAdd } from '../../test/domain/time/brute-force.ts';
import { ZONE, type Incident, type Severity } from './incident.ts';

/**
 * The deadlines of `professional`, found by walking from minute to minute and asking `Intl` what
 * the wall clock shows. Hours and targets are written down here once more, from the document's
 * words (`facts.md` 002), so that a mistake in `policies/` or `domain/` has nothing to hide behind.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const { days: holidays } = z
  .object({ days: z.record(z.string(), z.string()) })
  .parse(
    JSON.parse(readFileSync(new URL('../../policies/holidays/BR.json', import.meta.url), 'utf8')),
  );

const hours = [['09:00', '17:00']] as const;

const businessHours = {
  timeZone: ZONE,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays,
  exceptions: {},
};

const DEADLINES: Record<Severity, (openedAt: number) => number> = {
  A: (openedAt) => openedAt + 2 * HOUR,
  B: (openedAt) => bruteAdd(businessHours, openedAt, 4 * HOUR),
  C: (openedAt) => bruteAdd(businessHours, openedAt, 8 * HOUR),
};

/** When the first response is due, as a walk by the minute finds it. */
export function walkedDeadline({ severity, openedAt }: Incident): number {
  return DEADLINES[severity](openedAt);
}
