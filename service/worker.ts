import { COMPILED_BUNDLE } from './compiled-bundle.ts';
import { openSharedLedger } from './ledger.ts';
import { Metrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';
import { runProgram } from './program.ts';
import { linkToRemote } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** Only the worker, with a shared Temporal and PostgreSQL: `npm run start:worker`. */
await runProgram(async (program) => {
  const ledger = await openSharedLedger(program);
  const { link, connectionOptions } = await linkToRemote(program);
  const { temporalUiUrl } = program.config;
  const metrics = new Metrics(ledger);
  const bundle = COMPILED_BUNDLE;
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl, metrics, bundle });
  await serveMetrics(program, metrics);
  program.say('Worker ready.');
});
