import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { Attempts } from '../activities/attempts.ts';
import type { Links } from '../activities/alerts.ts';
import { creditActivities } from '../activities/credits.ts';
import { deliverActivities } from '../activities/deliver.ts';
import { planActivities } from '../activities/plan.ts';
import { publishActivities, type HandOver } from '../activities/publish.ts';
import type { Channel } from '../activities/channels/channel.ts';
import { testActivities } from '../activities/send-test.ts';
import type { Ledger } from '../ledger/types.ts';
import {
  CASE_TASK_QUEUE,
  creditQueueOf,
  DELIVERY_TASK_QUEUE,
  DELIVERY_WORKFLOW,
} from '../workflows/messages.ts';
import { creditMover } from './move-credit.ts';

const SECOND = 1000;

/** A cached workflow holds about 0.4 MB; the rest is replayed from its history when needed. */
const MAX_CACHED_WORKFLOWS = 1_000;

export interface WorkerPorts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly client: Client;
  readonly ledger: Ledger;
  readonly send: Channel;
  readonly links: Links;
  readonly bundle: WorkflowBundleOption;
  readonly now: () => number;
  /** Of cases and packs; `CASE_TASK_QUEUE` where absent. */
  readonly taskQueue?: string;
}

/** Workers of all queues as one: they run together and stop together. */
export interface RunningWorkers {
  /** Resolves when all have stopped; rejects where one fails. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a worker for cases and packs, one for deliveries, and one for what cases ask of packs. They
 * have slots of their own, so that alerts that nobody takes never hold up a case, and who waits for
 * a pack never holds up the publishing that the pack waits for.
 */
export async function startWorkers(ports: WorkerPorts): Promise<RunningWorkers> {
  const attempts = new Attempts({
    send: ports.send,
    deliveries: ports.ledger.deliveries,
    subscriptions: ports.ledger.subscriptions,
  });
  const handOver = deliveryStarter(ports.client);
  const { ledger, links, now } = ports;
  const move = creditMover(ports.client, ledger.packs);
  const activities = {
    ...planActivities,
    ...publishActivities({ outbox: ledger.outbox, attempts, handOver, links, now }),
    ...deliverActivities({ deliveries: ledger.deliveries, attempts, now }),
    ...testActivities({ subscriptions: ledger.subscriptions, send: ports.send, now }),
    ...creditActivities({ packs: ledger.packs, move, now }),
  };
  const common = {
    connection: ports.connection,
    namespace: ports.namespace,
    activities,
    maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
    shutdownGraceTime: 5 * SECOND,
    shutdownForceTime: 10 * SECOND,
  };
  const { taskQueue = CASE_TASK_QUEUE, bundle: workflowBundle } = ports;
  const workers = await Promise.all([
    Worker.create({ ...common, workflowBundle, taskQueue }),
    Worker.create({ ...common, workflowBundle, taskQueue: DELIVERY_TASK_QUEUE }),
    Worker.create({ ...common, taskQueue: creditQueueOf(taskQueue) }),
  ]);
  const done = runAll(workers);
  return {
    done,
    stop: async () => {
      for (const worker of workers) {
        if (worker.getState() === 'RUNNING') worker.shutdown();
      }
      await done;
    },
  };
}

async function runAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.run()));
}

/** Starts a delivery's workflow; one that is running, or has ended, is left as it is. */
function deliveryStarter(client: Client): HandOver {
  return async (deliveryId, startDelay, instead = false) => {
    try {
      await client.workflow.start(DELIVERY_WORKFLOW, {
        workflowId: deliveryId,
        taskQueue: DELIVERY_TASK_QUEUE,
        args: [deliveryId],
        workflowIdConflictPolicy: instead ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
        workflowIdReusePolicy: instead ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
        ...(startDelay > 0 && { startDelay }),
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}
