import { z } from 'zod';
import type { CaseRecord } from './walk/walked-case.ts';

/** What the suite reads of the service's answers. */

const instant = z.iso.datetime().transform((text) => Date.parse(text));

export const supportCase = z.object({
  id: z.string(),
  status: z.string(),
  severity: z.string(),
  breached: z.boolean(),
  closure: z.object({ at: instant, outcome: z.string() }).nullable(),
  clocks: z.array(
    z.object({
      metric: z.string(),
      cycle: z.int(),
      state: z.string(),
      calendar: z.string().nullable(),
      startedAt: instant,
      dueAt: instant.nullable(),
      metAt: instant.nullable(),
      breachedAt: instant.nullable(),
      pauses: z.array(z.object({ from: instant, to: instant, reason: z.string() })),
    }),
  ),
});
export type SupportCase = z.output<typeof supportCase>;

/** A case as the walk by the minute records one. */
export function recordOf({ status, severity, closure, clocks }: SupportCase): CaseRecord {
  return {
    status,
    severity,
    closedAt: closure?.at ?? null,
    outcome: closure?.outcome ?? null,
    clocks: clocks.map(({ calendar: _calendar, ...record }) => record),
  };
}

export const timeline = z.object({
  items: z.array(z.object({ type: z.string(), data: z.object({ quiet: z.boolean() }) })),
});

export const businessTimes = z.object({
  items: z.array(z.object({ businessMinutes: z.number() })),
});

export const delivery = z.object({ state: z.string() });

export const alert = z.object({
  timestamp: instant,
  data: z.object({ case: z.object({ id: z.string() }) }),
});
export type Alert = z.output<typeof alert>;
