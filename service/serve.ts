import type { Engine } from '../engine/engine.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { startApi } from './api-part.ts';
import { greeting } from './greeting.ts';
import { Metrics } from './metrics.ts';
import type { Program } from './program.ts';
import { linkTo } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** Worker and API over an engine that is ready. */
export async function serve(
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
