import { startApi } from './api-part.ts';
import { openSharedLedger } from './ledger.ts';
import { Metrics } from './metrics.ts';
import { policiesOf, policyWarnings } from './policies.ts';
import { runProgram } from './program.ts';
import { requireFreePort } from './system/ports.ts';
import { linkToRemote } from './temporal.ts';

/** Only the API, with a shared Temporal and PostgreSQL: `npm run start:api`. */
await runProgram(async (program) => {
  const { config, log, say } = program;
  for (const warning of policyWarnings(config)) log.warn(warning);
  const catalogue = policiesOf(config);
  await requireFreePort(config.host, config.port, 'PORT');
  const ledger = await openSharedLedger(program);
  const { link } = await linkToRemote(program);
  const { temporalUiUrl } = config;
  const metrics = new Metrics(ledger);
  const { newKey } = await startApi(program, {
    catalogue,
    ledger,
    link,
    temporalUiUrl,
    metrics,
    workerIsElsewhere: true,
  });
  say(`API  ${config.publicUrl}/v1`);
  if (newKey !== null) say(`Administrator key, shown only once: ${newKey}`);
});
