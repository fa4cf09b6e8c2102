import type { Engine } from '../engine/engine.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Catalogue } from '../policies/catalogue.ts';
import { within } from '../system/patience.ts';
import { startApi } from './api-part.ts';
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
  await startWorker(program, { ledger, link, connectionOptions, temporalUiUrl, metrics });
  const { newKey } = await startApi(program, {
    catalogue,
    ledger,
    link,
    temporalUiUrl,
    metrics,
    workerIsElsewhere: false,
  });
  // Workers that begin to ask for work are known a moment later: until then `/readyz` would deny it.
  await within(POLLERS_KNOWN_MS, () => isSo(temporalReadiness(link).pollers));
  say(greeting({ config, engine, temporalUiUrl, newKey }));
}

async function isSo(check: () => Promise<void>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
}
