import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Instant } from '../../domain/time/instant.ts';
import { disagreementOf } from '../../domain/offering/policy-versions.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problems.ts';

const TAG = 'Health';

/** A part that has not answered by then counts as failing. */
const CHECK_TIMEOUT_MS = 5_000;

/**
 * Anyone may ask, and the checks write and call other services: whoever asks within this time of another gets
 * the same answer.
 */
const SHARED_MS = 1_000;

const checks = z.record(z.string(), z.enum(['ok', 'failing'])).meta({
  description: 'The state of each part',
  example: { engine: 'ok', pollers: 'ok', database: 'ok', zoneData: 'ok', disk: 'ok' },
});

const zoneData = z
  .strictObject({
    release: z.string().meta({ description: 'The newest release that this process has' }),
    newest: z.string().nullable().meta({
      description:
        'The newest that any process has worked with; null if the ledger cannot be read. If it is newer, this process counts with older laws: update it',
    }),
  })
  .meta({
    description:
      'The zone data by which local times are counted, by IANA’s names of their releases',
    example: { release: '2026f', newest: '2026f' },
  });

const policies = z
  .strictObject({
    changed: z.array(z.string()).meta({
      description: 'Versions that say something else than when cases were opened under them',
    }),
    missing: z.array(z.string()).meta({
      description: 'Versions that cases were opened under and that are not here; these cases go on',
    }),
  })
  .nullable()
  .meta({
    description:
      'Where the policies of this process are not those that cases were opened under, a sentence each; null if the ledger cannot be read',
    example: { changed: [], missing: [] },
  });

export function healthEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [alive(), ready(deps)];
}

function alive(): Endpoint {
  return endpoint({
    method: 'get',
    path: '/healthz',
    id: 'alive',
    tag: TAG,
    summary: 'Whether the process is alive',
    open: true,
    answers: {
      200: { description: 'The process is alive', schema: z.object({ status: z.literal('ok') }) },
    },
    handle: () => ({ status: 200, body: { status: 'ok' } }),
  });
}

function ready({ readiness, ledger, catalogue, clock, log }: ApiDeps): Endpoint {
  const results = sharedFor(SHARED_MS, clock, () =>
    Promise.all([
      Promise.all(Object.entries(readiness).map(run)),
      zoneDataOf(ledger),
      policiesOf({ ledger, catalogue }),
    ]),
  );
  return endpoint({
    method: 'get',
    path: '/readyz',
    id: 'ready',
    tag: TAG,
    summary: 'Whether cases can be opened and their clocks run',
    open: true,
    answers: {
      200: {
        description: 'Every part works',
        schema: z.object({ status: z.literal('ready'), checks, zoneData, policies }),
      },
    },
    problems: ['not-ready'],
    async handle() {
      const [found, zones, versions] = await results();
      const states = Object.fromEntries(found);
      const failing = found.filter(([, state]) => state === 'failing').map(([name]) => name);
      if (failing.length === 0) {
        const body = {
          status: 'ready',
          checks: states,
          zoneData: zones,
          policies: versions,
        } as const;
        return { status: 200, body };
      }
      throw problem('not-ready', `Failing: ${failing.join(', ')}.`, {
        members: { checks: states, zoneData: zones, policies: versions },
      });
    },
  });

  /** The reason goes only to the log, since anyone may ask and reasons name hosts. */
  async function run([name, check]: [string, () => Promise<void>]) {
    try {
      await inTime(check);
      return [name, 'ok'] as const;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ check: name, reason }, 'not ready');
      return [name, 'failing'] as const;
    }
  }
}

async function zoneDataOf(ledger: ApiDeps['ledger']): Promise<z.input<typeof zoneData>> {
  const newest = await inTime(() => ledger.zoneData.newest()).catch(() => null);
  return { release: newestZoneData(), newest };
}

async function policiesOf({
  ledger,
  catalogue,
}: Pick<ApiDeps, 'ledger' | 'catalogue'>): Promise<z.input<typeof policies>> {
  const pinned = await inTime(() => ledger.policies.pinned()).catch(() => null);
  if (pinned === null) return null;
  const { changed, missing } = disagreementOf(catalogue, pinned);
  return { changed: [...changed], missing: [...missing] };
}

/**
 * Throws if a check takes too long. The timeout ends with the check, and its rejection counts as handled
 * even if the check throws at once, before the race begins.
 */
async function inTime<T>(check: () => Promise<T>): Promise<T> {
  const timeout = new AbortController();
  const late = setTimeout(CHECK_TIMEOUT_MS, null, { ref: false, signal: timeout.signal }).then(
    (): never => {
      throw new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`);
    },
  );
  late.catch(() => {});
  try {
    return await Promise.race([check(), late]);
  } finally {
    timeout.abort();
  }
}

/** Does the work at most once in `ms`; whoever asks meanwhile shares its result. */
function sharedFor<T>(ms: number, clock: () => Instant, work: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: Instant; readonly result: Promise<T> } | null = null;
  return () => {
    const now = clock();
    if (last === null || Math.abs(now - last.at) >= ms) last = { at: now, result: work() };
    return last.result;
  };
}
