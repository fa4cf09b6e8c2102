import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Ledger } from '../ledger/types/ledger.ts';
import { channels } from '../notifications/channels/channels.ts';
import { scheduleReconciler } from '../worker/schedule.ts';
import { startWorkers } from '../worker/worker.ts';
import type { EngineConnectionOptions } from './engine/remote.ts';
import type { Metrics } from './metrics.ts';
import type { Program } from './program.ts';
import { nativeLinkTo, type TemporalLink } from './temporal.ts';

/** Starts the workers for the cases, packs and deliveries of the Temporal in use. */
export async function startWorker(
  program: Program,
  parts: {
    ledger: Ledger;
    link: TemporalLink;
    connectionOptions: EngineConnectionOptions;
    temporalUiUrl: string | null;
    metrics: Metrics;
    bundle: WorkflowBundleOption;
  },
): Promise<void> {
  const { config, cleanups, fail } = program;
  const { ledger, link, connectionOptions, temporalUiUrl, metrics, bundle } = parts;
  const connection = await nativeLinkTo(program, connectionOptions);
  const now = Date.now;
  const workers = await startWorkers({
    connection,
    namespace: link.namespace,
    client: link.client,
    ledger,
    send: channels({
      allowPrivateTargets: config.allowPrivateTargets,
      mail: config.mail,
      now,
    }),
    links: { publicUrl: config.publicUrl, temporalUiUrl, namespace: link.namespace },
    sendsMail: config.mail !== null,
    bundle,
    observer: metrics,
    now,
  });
  cleanups.add('stop the worker', () => workers.stop());
  workers.done.catch(fail);
  // Not awaited, so that being ready does not wait for the reconciler's schedule.
  scheduleReconciler(link.client).catch(fail);
}
