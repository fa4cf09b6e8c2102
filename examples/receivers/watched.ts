import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ApiClient } from './api-client.ts';

/** Shorter than the shortest wait between two attempts, so that none is missed. */
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

/** One attempt, as `GET /v1/deliveries` showed it while it was the last. */
export interface Attempt {
  /** Milliseconds from the instant at which the alert was due. */
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
 * Polls the deliveries of a case until `isEnough`, or for `timeoutMs` milliseconds, and returns
 * what it saw. The list only shows the last attempt, so each attempt is recorded when it is new.
 */
export async function watchDeliveries(
  api: ApiClient,
  caseId: string,
  { timeoutMs, isEnough }: { timeoutMs: number; isEnough: (seen: readonly Watched[]) => boolean },
): Promise<readonly Watched[]> {
  const giveUpAt = Date.now() + timeoutMs;
  let seen = new Map<string, Watched>();
  for (;;) {
    const found = await api.list('/v1/deliveries', delivery, { case: caseId });
    seen = new Map(found.map((one) => [one.id, noted(one, seen.get(one.id)?.attempts ?? [])]));
    const all = [...seen.values()];
    if (isEnough(all) || Date.now() > giveUpAt) return all;
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
