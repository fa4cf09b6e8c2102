import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import { startApi } from './api-part.ts';
import { COMPILED_BUNDLE } from './compiled-bundle.ts';
import type { Engine } from './engine/engine.ts';
import { greeting } from './greeting.ts';
import { Metrics } from './metrics.ts';
import type { WholeProgram } from './program.ts';
import { succeedsWithin } from './system/polling.ts';
import { linkTo, temporalReadiness } from './temporal.ts';
import { startWorker } from './worker-part.ts';

/** After this something is wrong, which `/readyz` reports. */
const POLLERS_KNOWN_MS = 10_000;

interface Served {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly engine: Engine;
}

/** Starts worker and API on an engine that is ready. */
export async function serve(
  program: WholeProgram,
  { catalogue, ledger, engine }: Served,
): Promise<void> {
  const { config, say } = program;
  const { connectionOptions, namespace } = engine;
  const temporalUiUrl = config.temporalUiUrl ?? engine.uiUrl;
  // A Ctrl-C ends the engine too, so steps that talk to it are given up then. The API is always
  // stopped properly, before the ledger that it answers from.
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
  // New pollers are known only a moment later: until then `/readyz` would report that there are
  // none.
  await succeedsWithin(POLLERS_KNOWN_MS, temporalReadiness(link).pollers);
  say(greeting({ config, engine, temporalUiUrl, newKey, now: Date.now() }));
}
