import { createApi } from '../api/app.ts';
import { ensureAdministrator } from '../api/http/keys.ts';
import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import { temporalCases } from '../temporal/cases.ts';
import { deliveryStarterOf } from '../temporal/delivery-starter.ts';
import { temporalPacks } from '../temporal/packs.ts';
import type { Config } from './config.ts';
import { serveHttp } from './http-server.ts';
import type { Metrics } from './metrics.ts';
import { announcePolicies, requirePolicies } from './policy-versions.ts';
import type { Program } from './program.ts';
import { caseRecorder } from './record-case.ts';
import { resolver } from './resolve.ts';
import { sendAgain } from './send-again.ts';
import { requireRoom } from './system/full-disk.ts';
import { ownHosts } from './system/own-hosts.ts';
import { temporalReadiness, type TemporalLink } from './temporal.ts';
import { testSubscription } from './test-subscription.ts';
import { requireZoneData } from './zone-data.ts';

interface ApiParts {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly link: TemporalLink;
  readonly temporalUiUrl: string | null;
  readonly metrics: Metrics;
  /** Whether another process sends what this one records. */
  readonly workerIsElsewhere: boolean;
}

export interface RunningApi {
  /** The administrator's key if it was created now; it is shown only this once. */
  readonly newKey: string | null;
}

/** Whether the database or the engine is embedded, and so keeps its files in the data folder. */
function keepsData({ databaseUrl, temporalElsewhere }: Config): boolean {
  return databaseUrl === null || !temporalElsewhere;
}

/** Serves the HTTP API on the configured address. */
export async function startApi(program: Program, parts: ApiParts): Promise<RunningApi> {
  const { config, log } = program;
  const { catalogue, ledger, link, temporalUiUrl, metrics } = parts;
  const { publicUrl, allowedHosts } = config;
  const clock = Date.now;
  const sendsMail = parts.workerIsElsewhere || config.mail !== null;
  const deliveryStarter = deliveryStarterOf(link.client);
  const app = createApi({
    ledger,
    cases: temporalCases({ ...link, publicUrl, clock }),
    packs: temporalPacks({ ...link, publicUrl }),
    catalogue,
    clock,
    log: log.child({ part: 'api' }),
    publicUrl,
    isOwnHost: ownHosts(config, { urls: [publicUrl], names: allowedHosts }),
    temporalUiUrl,
    allowPrivateTargets: config.allowPrivateTargets,
    sendsMail,
    resolve: resolver(),
    readiness: {
      ...temporalReadiness(link),
      database: () => ledger.requireWritable(),
      zoneData: () => requireZoneData(ledger),
      policies: () => requirePolicies(ledger, catalogue),
      ...(keepsData(config) && { disk: () => requireRoom(config.dataDir) }),
    },
    metrics,
    recordCase: caseRecorder({
      outbox: ledger.outbox,
      deliveryStarter,
      telling: { links: { publicUrl, temporalUiUrl, namespace: link.namespace }, sendsMail },
      clock,
    }),
    deliveries: {
      startDigest: (subscriptionId, forMs) =>
        deliveryStarter.startDigest(subscriptionId, forMs, true),
      retry: sendAgain(deliveryStarter, ledger.deliveries),
      test: testSubscription(link.client),
    },
  });
  await announcePolicies(ledger, catalogue, log);
  const { key } = await ensureAdministrator(ledger.keys, config.adminKey);
  await serveHttp(program, 'the API', config.port, app);
  return { newKey: key };
}
