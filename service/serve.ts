import type { Engine } from '../engine/engine.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { succeedsWithin } from '../system/patience.ts';
import { startApi } from './api-part.ts';
import { COMPILED_BUNDLE } from './compiled-bundle.ts';
import { greeting } from './greeting.ts';
import { Metrics } from './metrics.ts';
import type { Program } from './program.ts';
import { linkTo, temporalReadiness } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** Past this something is wrong that `/readyz` says. */
const POLLERS_KNOWN_MS = 10_000;

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
  const bundle = COMPILED_BUNDLE;
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl, metrics, bundle });
  const { newKey } = await startApi(program, {
    catalogue,
    ledger,
    link,
    temporalUiUrl,
    metrics,
    workerIsElsewhere: false,
  });
  // Workers that begin to ask for work are known a moment later: until then `/readyz` would deny it.
  await succeedsWithin(POLLERS_KNOWN_MS, temporalReadiness(link).pollers);
  say(greeting({ config, engine, temporalUiUrl, newKey }));
}
