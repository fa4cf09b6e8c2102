import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import { startApi } from './api-part.ts';
import { COMPILED_BUNDLE } from './compiled-bundle.ts';
import type { Engine } from './engine/engine.ts';
import { greeting } from './greeting.ts';
import { Metrics } from './metrics.ts';
import type { WholeProgram } from './program.ts';
import { succeedsWithin } from './system/patience.ts';
import { linkTo, temporalReadiness } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** Past this something is wrong that `/readyz` says. */
const POLLERS_KNOWN_MS = 10_000;

interface Served {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly engine: Engine;
}

/** Worker and API over an engine that is ready. */
export async function serve(
  program: WholeProgram,
  { catalogue, ledger, engine }: Served,
): Promise<void> {
  const { config, say } = program;
  const { connectionOptions, namespace } = engine;
  const temporalUiUrl = config.temporalUiUrl ?? engine.uiUrl;
  // A Ctrl-C ends the engine as well: nobody could tell it of anything any more. The API is stopped all
  // the same, before the ledger that it answers from.
  const overEngine = { ...program, cleanups: program.cleanups.until(engine.ended) };
  const link = await linkTo(overEngine, connectionOptions, namespace);
  const metrics = new Metrics(ledger);
  const bundle = COMPILED_BUNDLE;
  await startWorker(overEngine, {
    ledger,
    link,
    connectionOptions,
    temporalUiUrl,
    metrics,
    bundle,
  });
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
