import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ApiClient } from './api-client.ts';

/** Shorter than the shortest wait between two attempts, so that none is overlooked. */
const LOOK_EVERY_MS = 250;

const instant = z.iso.datetime().transform((text) => Date.parse(text));

const delivery = z.object({
  id: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  subscription: z.string(),
  event: z.object({ type: z.string(), seq: z.int() }),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: instant.nullable(),
  dueAt: instant,
  lagSeconds: z.number(),
});
type Delivery = z.output<typeof delivery>;

/** One attempt, as `GET /v1/deliveries` told of it when it was the last. */
export interface Attempt {
  /** Milliseconds from the instant at which the thing was due. */
  readonly afterMs: number;
  readonly status: number | null;
  readonly error: string | null;
}

/** One alert to one receiver, with all its attempts. */
export interface Watched {
  readonly delivery: Delivery;
  readonly attempts: readonly Attempt[];
}

/**
 * Looks at the deliveries of a case until `isEnough`, or until patience is over, and tells what it
 * saw: the list shows the last attempt alone, so each is noted when it is new.
 */
export async function watchDeliveries(
  api: ApiClient,
  caseId: string,
  { patienceMs, isEnough }: { patienceMs: number; isEnough: (seen: readonly Watched[]) => boolean },
): Promise<readonly Watched[]> {
  const patienceEnds = Date.now() + patienceMs;
  let seen = new Map<string, Watched>();
  for (;;) {
    const found = await api.list('/v1/deliveries', delivery, { case: caseId });
    seen = new Map(found.map((one) => [one.id, noted(one, seen.get(one.id)?.attempts ?? [])]));
    const all = [...seen.values()];
    if (isEnough(all) || Date.now() > patienceEnds) return all;
    await delay(LOOK_EVERY_MS);
  }
}

function noted(one: Delivery, before: readonly Attempt[]): Watched {
  const { attempts, dueAt, lastAttemptAt, lastStatus: status, lastError: error } = one;
  if (attempts === before.length || lastAttemptAt === null) {
    return { delivery: one, attempts: before };
  }
  const last = { afterMs: lastAttemptAt - dueAt, status, error };
  return { delivery: one, attempts: [...before, last] };
}
