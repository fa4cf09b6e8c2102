import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type NativeConnection,
} from '@temporalio/worker';
import { inParallel } from '../../test/support/in-parallel.ts';
import type { BareActivities, bareTimer } from './bare-workflow.ts';
import { requireReady, STORM, type Contestant } from './contestant.ts';

const TASK_QUEUE = 'bare';

/** Temporal alone, with a worker in its default configuration. */
export async function startBare(temporal: {
  client: Client;
  connection: NativeConnection;
  namespace: string;
}): Promise<{ contestant: Contestant; stop: () => Promise<void> }> {
  const noted: { lag: number; armedAt: number }[] = [];
  const activities: BareActivities = {
    async note(dueAt, armedAt) {
      noted.push({ lag: Date.now() - dueAt, armedAt });
    },
  };
  const worker = await Worker.create({
    connection: temporal.connection,
    namespace: temporal.namespace,
    taskQueue: TASK_QUEUE,
    activities,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
      logger: new DefaultLogger('WARN'),
    }),
  });
  const running = worker.run();

  async function storm(dueAt: number) {
    noted.length = 0;
    const ids = Array.from({ length: STORM }, () => `bare-${randomUUID()}`);
    await inParallel(ids, (workflowId) =>
      temporal.client.workflow.start<typeof bareTimer>('bareTimer', {
        workflowId,
        taskQueue: TASK_QUEUE,
        args: [dueAt],
      }),
    );
    await inParallel(ids, (id) => temporal.client.workflow.getHandle(id).result());
    if (noted.length !== STORM) throw new Error(`${noted.length} of ${STORM} activities ran`);
    requireReady('the bare timers', Math.max(...noted.map(({ armedAt }) => armedAt)), dueAt);
    return { ran: noted.map(({ lag }) => lag) };
  }

  return {
    contestant: {
      measures: { ran: 'a bare timer and an activity, until that runs' },
      storm,
    },
    async stop() {
      worker.shutdown();
      await running;
    },
  };
}
