import type { Ledger } from '../ledger/types/ledger.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/messages/search-attributes.ts';
import { startEngine, type Engine } from './engine/engine.ts';
import { openLedgerOf } from './ledger.ts';
import { acquireLock } from './lock.ts';
import { policiesOf, policyWarnings } from './policies.ts';
import { runProgram, type Program } from './program.ts';
import { requireFreePort } from './system/ports.ts';

/** Everything in one process: `npm start`. */
await runProgram(async (program) => {
  const { config, log, cleanups, fail, stopped } = program;
  // Policies are checked first, as fetching the engine takes a while.
  for (const warning of policyWarnings(config)) log.warn(warning);
  const catalogue = policiesOf(config);
  const lock = acquireLock(config.dataDir);
  cleanups.add('release the data folder', () => lock.release());
  await requireFreePort(config.host, config.port, 'PORT');
  // Loading this takes as long as opening ledger and engine, which mostly wait for other processes.
  const loading = import('./serve.ts');
  // A failure is handled once the engine has settled, which must not be left running.
  loading.catch(() => {});
  const [ledger, engine] = await openTogether(program);
  const { serve } = await loading;
  stopped.throwIfAborted();
  engine.ended.catch(fail);
  await Promise.race([engine.ended, serve(program, { catalogue, ledger, engine })]);
});

/**
 * Opens ledger and engine side by side. If one fails the other is given up: the engine is waited
 * for, so that it is not left running; the ledger ends with this process.
 */
async function openTogether(program: Program): Promise<[Ledger, Engine]> {
  const { stopped } = program;
  const givenUp = new AbortController();
  const ledger = openLedgerOf(program);
  ledger.catch(() => givenUp.abort());
  try {
    const engine = await startEngineOf(program, AbortSignal.any([stopped, givenUp.signal]));
    return [await Promise.race([ledger, endOf(stopped)]), engine];
  } catch (error) {
    // The engine then failed only because it was aborted: report the ledger's error instead.
    if (givenUp.signal.aborted) await ledger;
    throw error;
  }
}

/** Rejects when the program is to stop. */
function endOf(stopped: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    stopped.addEventListener('abort', () => reject(new Error('The start was stopped')));
    if (stopped.aborted) reject(new Error('The start was stopped'));
  });
}

async function startEngineOf(program: Program, stopped: AbortSignal): Promise<Engine> {
  const { config, cleanups, say } = program;
  const engine = await startEngine({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    port: config.enginePort,
    uiPort: config.engineUiPort,
    uiKnownAs: {
      urls: config.temporalUiUrl === null ? [] : [config.temporalUiUrl],
      names: config.allowedHosts,
    },
    ...(config.namespace !== null && { namespace: config.namespace }),
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
    env: process.env,
    log: { info: say, warn: say },
    stopped,
  });
  cleanups.add('stop the engine', () => engine.stop());
  return engine;
}
