import { z } from 'zod';

/** What this example reads of the service's answers and alerts. */

const instant = z.iso.datetime().transform((text) => Date.parse(text));

export const created = z.object({ id: z.string() });

export const createdSubscription = created.extend({ secret: z.string() });

const clock = z.object({
  metric: z.string(),
  state: z.string(),
  dueAt: instant.nullable(),
  breachedAt: instant.nullable(),
});

export const supportCase = z.object({
  id: z.string(),
  status: z.string(),
  breached: z.boolean(),
  clocks: z.array(clock),
});
export type SupportCase = z.output<typeof supportCase>;

/** A case with everything that became of its clocks. */
export const takenCase = z
  .object({
    status: z.string(),
    severity: z.string(),
    closure: z.object({ at: instant, outcome: z.string() }).nullable(),
    clocks: z.array(
      clock.extend({
        cycle: z.int(),
        calendar: z.string().nullable(),
        startedAt: instant,
        metAt: instant.nullable(),
        pauses: z.array(z.object({ from: instant, to: instant })),
      }),
    ),
  })
  .transform(({ closure, ...rest }) => ({
    ...rest,
    closedAt: closure?.at ?? null,
    outcome: closure?.outcome ?? null,
  }));
export type TakenCase = z.output<typeof takenCase>;

export const timeline = z.object({
  items: z.array(z.object({ type: z.string(), data: z.object({ quiet: z.boolean() }) })),
});

export const businessTimes = z.object({
  items: z.array(z.object({ businessMinutes: z.number() })),
});

export const delivery = z.object({
  id: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.int(),
});
export type Delivery = z.output<typeof delivery>;

export const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

export const problem = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string() })).default([]),
});

export const alert = z.object({
  type: z.string(),
  timestamp: instant,
  data: z.object({
    case: z.object({ id: z.string() }),
    links: z.object({ temporal: z.url().optional() }),
  }),
});
export type Alert = z.output<typeof alert>;

/** The clock of the first response. @throws where the case has none */
export function firstResponseOf({ id, clocks }: SupportCase): SupportCase['clocks'][number] {
  const found = clocks.find(({ metric }) => metric === 'first_response');
  if (found) return found;
  throw new Error(`The case ${id} has no clock of the first response.`);
}
