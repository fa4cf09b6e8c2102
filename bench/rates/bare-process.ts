import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { WORKER_SETTINGS } from '../../worker/worker.ts';

/*
 * The worker of the bare workflows, in a process of its own as ours has one. It is told host:port of
 * Temporal, the namespace and the task queue, says when it runs, and stops when its parent lets go
 * of it.
 */

const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2);
const workflowsPath = fileURLToPath(new URL('./bare-workflow.ts', import.meta.url));

Runtime.install({
  logger: new DefaultLogger('WARN'),
  shutdownSignals: [],
  telemetryOptions: {
    logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} },
  },
});
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  ...WORKER_SETTINGS,
  connection,
  namespace,
  taskQueue,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath,
    // As in the bundle of ours.
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
  }),
});
process.on('disconnect', () => worker.shutdown());
const running = worker.run();
process.send?.('running');
await running;
await connection.close();
