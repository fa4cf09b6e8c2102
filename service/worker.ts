import { openSharedLedger } from './ledger.ts';
import { runProgram } from './program.ts';
import { linkToRemote } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** A worker alone, on a Temporal and a PostgreSQL that others share: `npm run start:worker`. */
await runProgram(async (program) => {
  const ledger = await openSharedLedger(program);
  const { link, connectionOptions } = await linkToRemote(program);
  const { temporalUiUrl } = program.config;
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl });
  program.say('Worker ready.');
});
