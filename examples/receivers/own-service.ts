import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../ledger/ledger.ts';
import { startApi } from '../../service/api-part.ts';
import { cachedWorkflowBundle } from '../../service/bundle-cache.ts';
import { Cleanups } from '../../service/cleanups.ts';
import { loadConfig } from '../../service/config.ts';
import { startEngine } from '../../service/engine/engine.ts';
import { createLogger } from '../../service/log.ts';
import { Metrics } from '../../service/metrics.ts';
import { policiesOf } from '../../service/policies.ts';
import type { Program } from '../../service/program.ts';
import { freePorts } from '../../service/system/ports.ts';
import { linkTo } from '../../service/temporal.ts';
import { startWorker } from '../../service/worker-part.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import { ApiClient } from './api-client.ts';

const KEY = 'sla_key_of_the_example_of_receivers';

/** The service in this process, as `npm start` runs it, on a database in memory. */
export interface OwnService {
  /** Allows alerts to loopback, where the receivers of the example are. */
  readonly api: ApiClient;
  /** The same cases and subscriptions, by an API that does not allow them. */
  readonly strictApi: ApiClient;
  stop(): Promise<void>;
}

/**
 * Starts engine, worker and API on free ports and a temporary folder; `stop` removes everything.
 */
export async function startOwnService(): Promise<OwnService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sla-receivers-'));
  const cleanups = new Cleanups();
  cleanups.add('remove the folder', () => rmSync(dataDir, { recursive: true, force: true }));
  const program = await programIn(dataDir, cleanups);
  const stop = () => cleanups.run(program.log);
  try {
    return { ...(await startParts(program)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function programIn(dataDir: string, cleanups: Cleanups): Promise<Program> {
  const [port, enginePort, uiPort] = await freePorts(3);
  const cacheDir = process.env['SLA_CACHE_DIR'];
  const { config } = loadConfig({
    PORT: String(port),
    SLA_ENGINE_PORT: String(enginePort),
    SLA_ENGINE_UI_PORT: String(uiPort),
    SLA_DATA_DIR: dataDir,
    SLA_ADMIN_KEY: KEY,
    SLA_ALLOW_PRIVATE_TARGETS: 'yes',
    LOG_LEVEL: 'error',
    ...(cacheDir !== undefined && { SLA_CACHE_DIR: cacheDir }),
  });
  return {
    config,
    log: createLogger(config.logLevel),
    cleanups,
    say: console.log,
    fail: (error) => console.error(error.message),
    stopped: new AbortController().signal,
  };
}

async function startParts(program: Program): Promise<Omit<OwnService, 'stop'>> {
  const { config, cleanups, say, stopped } = program;
  const catalogue = policiesOf(config);
  const ledger = await openLedger({ inMemory: true });
  cleanups.add('close the database', () => ledger.close());
  const engine = await startEngine({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    port: config.enginePort,
    uiPort: null,
    namespace: 'sla',
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    log: { info: say, warn: say },
    stopped,
  });
  cleanups.add('stop the engine', () => engine.stop());
  const { connectionOptions, namespace } = engine;
  const link = await linkTo(program, connectionOptions, namespace);
  const metrics = new Metrics(ledger);
  const bundle = await cachedWorkflowBundle(config.cacheDir);
  const temporalUiUrl = null;
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl, metrics, bundle });

  const parts = { catalogue, ledger, link, temporalUiUrl, metrics, workerIsElsewhere: false };
  const strict = { ...config, port: config.engineUiPort, allowPrivateTargets: false };
  await startApi(program, parts);
  await startApi({ ...program, config: strict }, parts);
  return { api: clientOf(config.port), strictApi: clientOf(strict.port) };
}

function clientOf(port: number): ApiClient {
  return new ApiClient(`http://127.0.0.1:${port}`, KEY);
}
