import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { creditActivities } from '../activities/credits.ts';
import { deliverActivities } from '../activities/deliver.ts';
import { publishActivities } from '../activities/publish.ts';
import { reconcileActivities } from '../activities/reconcile.ts';
import { scheduleActivities } from '../activities/schedule.ts';
import { digestActivities } from '../activities/send-digest.ts';
import { testActivities } from '../activities/send-test.ts';
import type { Instant } from '../domain/time/instant.ts';
import { SECOND } from '../domain/time/units.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import { Attempts, type AttemptReport } from '../notifications/attempts.ts';
import type { Channel } from '../notifications/channels/channel.ts';
import type { Links } from '../notifications/links.ts';
import { firstSender } from '../notifications/send-first.ts';
import { creditMover } from '../temporal/credit-mover.ts';
import { deliveryStarterOf } from '../temporal/delivery-starter.ts';
import { workflowsOf } from '../temporal/running-workflows.ts';
import {
  CASE_TASK_QUEUE,
  creditQueueOf,
  DELIVERY_TASK_QUEUE,
} from '../workflows/messages/case-messages.ts';

/**
 * A cached case takes about 0.4 MB of the process; others are replayed from their history when
 * needed.
 */
const MAX_CACHED_WORKFLOWS = 1_000;

/**
 * A delivery mostly waits, and is replayed from a handful of events. Thousands that wait for a dead receiver
 * would fill a larger cache and gain nothing.
 */
const MAX_CACHED_DELIVERIES = 100;

/**
 * A task that waits longer than this for the worker that has its case cached goes to any worker,
 * with its whole history. Twice the SDK's default, as replays make a storm much worse. Tasks of a
 * killed worker wait at most this long.
 */
const OWN_QUEUE_TIMEOUT_MS = 20 * SECOND;

/**
 * Activities mostly wait for receivers and the database, so many hanging ones must leave room for
 * others.
 */
const MAX_ACTIVITIES = 500;

/** The settings of the worker of cases and packs. */
export const WORKER_SETTINGS = {
  maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
  maxConcurrentActivityTaskExecutions: MAX_ACTIVITIES,
  stickyQueueScheduleToStartTimeout: OWN_QUEUE_TIMEOUT_MS,
  shutdownGraceTime: 5 * SECOND,
  shutdownForceTime: 10 * SECOND,
} as const;

export interface WorkerPorts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly client: Client;
  readonly ledger: Ledger;
  readonly send: Channel;
  readonly links: Links;
  /** Whether a mail server is configured. */
  readonly sendsMail: boolean;
  readonly bundle: WorkflowBundleOption;
  readonly now: () => number;
  /** Counts what happens. */
  readonly observer?: WorkerObserver;
  /** Of cases and packs; `CASE_TASK_QUEUE` if absent. */
  readonly taskQueue?: string;
}

/** Callbacks for metrics. */
interface WorkerObserver {
  readonly attempted: (report: AttemptReport) => void;
  readonly reconciled: (at: Instant) => void;
}

/** The workers of all queues as one: they run together and stop together. */
export interface RunningWorkers {
  /** Resolves when all have stopped; rejects if one fails. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a worker for cases and packs, one for deliveries, and one for what cases ask of packs.
 * Each has slots of its own, so that undelivered alerts never hold up a case, and a case that waits
 * for a pack never holds up the publishing that the pack waits for.
 */
export async function startWorkers(ports: WorkerPorts): Promise<RunningWorkers> {
  const common = {
    ...WORKER_SETTINGS,
    connection: ports.connection,
    namespace: ports.namespace,
    activities: activitiesOf(ports),
  };
  const { taskQueue = CASE_TASK_QUEUE, bundle: workflowBundle } = ports;
  const workers = await Promise.all([
    Worker.create({ ...common, workflowBundle, taskQueue }),
    Worker.create({
      ...common,
      workflowBundle,
      taskQueue: DELIVERY_TASK_QUEUE,
      maxCachedWorkflows: MAX_CACHED_DELIVERIES,
    }),
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

/** All activities, over the ports of this process. */
function activitiesOf({ client, ledger, links, send, sendsMail, observer, now }: WorkerPorts) {
  const { deliveries, subscriptions, outbox, packs } = ledger;
  const onAttempt = observer?.attempted;
  const attempts = new Attempts({
    send,
    deliveries,
    subscriptions,
    now,
    ...(onAttempt && { onAttempt }),
  });
  const deliveryStarter = deliveryStarterOf(client);
  const sendFirst = firstSender({ attempts, deliveryStarter });
  return {
    ...scheduleActivities(),
    ...publishActivities({ outbox, sendFirst, telling: { links, sendsMail }, now }),
    ...deliverActivities({ deliveries, outbox, attempts, sendFirst, links, now }),
    ...digestActivities({ subscriptions, deliveries, deliveryStarter, now }),
    ...reconcileActivities({
      ledger,
      workflows: workflowsOf(client),
      deliveryStarter,
      sendFirst,
      links,
      onReconciled: observer?.reconciled ?? (() => {}),
      now,
    }),
    ...testActivities({ subscriptions, send, now }),
    ...creditActivities({ packs, move: creditMover(client, packs), now }),
  };
}

async function runAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.run()));
}
