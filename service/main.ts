import { startEngine, type Engine } from '../engine/engine.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { requireFreePort } from '../system/ports.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { startApi } from './api-part.ts';
import { greeting } from './greeting.ts';
import { openLedgerOf } from './ledger.ts';
import { acquireLock } from './lock.ts';
import { Metrics } from './metrics.ts';
import { policiesOf } from './policies.ts';
import { runProgram, type Program } from './program.ts';
import { linkTo } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** Everything in one process: `npm start`. */
await runProgram(async (program) => {
  const { config, cleanups, fail, stopped } = program;
  // First, since a start that fetches the engine takes a while.
  const catalogue = policiesOf(config);
  const lock = acquireLock(config.dataDir);
  cleanups.add('release the data folder', () => lock.release());
  await requireFreePort(config.host, config.port, 'PORT');
  const [ledger, engine] = await openTogether(program);
  stopped.throwIfAborted();
  const ended = new Promise<never>((_resolve, reject) => engine.onExit(reject));
  ended.catch(fail);
  // A Ctrl-C ends the engine as well: nobody could tell it of anything any more.
  const overEngine = { ...program, cleanups: cleanups.until(ended) };
  await Promise.race([ended, serve(overEngine, { catalogue, ledger, engine })]);
});

/**
 * Ledger and engine, which start side by side. Where one fails the other is given up, and its failure
 * thrown once both have settled, so that nothing half started is left behind.
 */
async function openTogether(program: Program): Promise<[Ledger, Engine]> {
  const givenUp = new AbortController();
  const giveUp = (): void => givenUp.abort();
  const ledger = openLedgerOf(program);
  const engine = startEngineOf(program, AbortSignal.any([program.stopped, givenUp.signal]));
  ledger.catch(giveUp);
  await Promise.allSettled([ledger, engine]);
  return [await ledger, await engine];
}

async function startEngineOf(program: Program, stopped: AbortSignal): Promise<Engine> {
  const { config, cleanups, say } = program;
  const engine = await startEngine({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    port: config.enginePort,
    uiPort: config.engineUiPort,
    ...(config.namespace !== null && { namespace: config.namespace }),
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
    env: process.env,
    log: { info: say, warn: say },
    stopped,
  });
  cleanups.add('stop the engine', () => engine.stop());
  return engine;
}

/** Worker and API over an engine that is ready. */
async function serve(
  program: Program,
  { catalogue, ledger, engine }: { catalogue: Catalogue; ledger: Ledger; engine: Engine },
): Promise<void> {
  const { config, say } = program;
  const { connectionOptions, namespace } = engine;
  const temporalUiUrl = config.temporalUiUrl ?? engine.uiUrl;
  const link = await linkTo(program, connectionOptions, namespace);
  const metrics = new Metrics(ledger);
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl, metrics });
  const { newKey } = await startApi(program, {
    catalogue,
    ledger,
    link,
    temporalUiUrl,
    metrics,
    workerIsElsewhere: false,
  });
  say(greeting({ config, engine, temporalUiUrl, newKey }));
}
