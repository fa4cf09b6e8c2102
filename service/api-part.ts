import { once } from 'node:events';
import { createServer } from 'node:http';
import { createApi } from '../api/app.ts';
import { ensureAdministrator } from '../api/keys.ts';
import { temporalCases } from '../api/temporal-cases.ts';
import { temporalPacks } from '../api/temporal-packs.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { handOverTo } from '../worker/hand-over.ts';
import type { Metrics } from './metrics.ts';
import { retryDelivery } from './retry-delivery.ts';
import { resolve } from './resolve.ts';
import { testSubscription } from './test-subscription.ts';
import type { Program } from './program.ts';
import { temporalReadiness, type TemporalLink } from './temporal.ts';

/** How long requests under way may take once the API stops. */
const DRAIN_MS = 5_000;

interface ApiParts {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly link: TemporalLink;
  readonly temporalUiUrl: string | null;
  readonly metrics: Metrics;
  /** Others send what this process knows of. */
  readonly workerIsElsewhere: boolean;
}

export interface RunningApi {
  /** The administrator's key where it was made now: shown this once. */
  readonly newKey: string | null;
}

/** Serves the HTTP API on the configured address. */
export async function startApi(program: Program, parts: ApiParts): Promise<RunningApi> {
  const { config, log, cleanups } = program;
  const { catalogue, ledger, link, temporalUiUrl, metrics } = parts;
  const { publicUrl } = config;
  const clock = Date.now;
  const handOver = handOverTo(link.client);
  const app = createApi({
    ledger,
    cases: temporalCases({ ...link, publicUrl, clock }),
    packs: temporalPacks({ ...link, publicUrl }),
    catalogue,
    clock,
    log: log.child({ part: 'api' }),
    publicUrl,
    temporalUiUrl,
    allowPrivateTargets: config.allowPrivateTargets,
    sendsMail: parts.workerIsElsewhere || config.mail !== null,
    resolve,
    readiness: { ...temporalReadiness(link), database: () => ledger.ping() },
    metrics,
    deliveries: {
      gather: (subscriptionId, forMs) => handOver.digest(subscriptionId, forMs, true),
      retry: retryDelivery(handOver, ledger.deliveries),
      test: testSubscription(link.client),
    },
  });
  const { key } = await ensureAdministrator(ledger.keys, config.adminKey);
  const server = createServer(app);
  server.listen({ host: config.host, port: config.port });
  await once(server, 'listening');
  cleanups.add('stop the API', async () => {
    const closed = once(server, 'close');
    // A connection that is kept alive would bring requests for as long as we wait.
    server.prependListener('request', (_request, response) =>
      response.setHeader('Connection', 'close'),
    );
    server.close();
    server.closeIdleConnections();
    const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(impatience);
  });
  return { newKey: key };
}
