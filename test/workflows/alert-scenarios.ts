import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { DeliverOutcome } from '../../activities/deliver.ts';
import {
  ALERT_TEST_WORKFLOW,
  DELIVERY_WORKFLOW,
  DIGEST_WORKFLOW,
  gatheredSignal,
  RECONCILER_WORKFLOW,
} from '../../workflows/messages/case-messages.ts';
import { timeSkippingClient } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import type { CaseHarness } from './case-harness.ts';

/** Deliveries, digests and runs of the reconciler: each leaves a finished workflow behind. */
export const ALERT_SCENARIOS: Record<string, (harness: CaseHarness) => Promise<WorkflowHandle>> = {
  'a delivery that was busy, refused, and arrived': (harness) =>
    delivered(harness, ['busy', { waitMs: 2_000 }, { waitMs: 5_000 }, 'busy', 'delivered']),
  'a delivery that was given up after a day': (harness) =>
    delivered(harness, [], { waitMs: 3_600_000 }),
  'a delivery that nobody wants any more': (harness) => delivered(harness, ['undeliverable']),
  'a delivery that was cancelled by an operator': (harness) =>
    worked(harness, async ({ client, taskQueue }) => {
      const workflowId = `msg_${randomUUID()}`;
      const options = { workflowId, taskQueue, args: [workflowId] };
      const handle = await client.workflow.start(DELIVERY_WORKFLOW, options);
      await handle.cancel();
      await handle.result().catch(() => {});
      return handle;
    }),
  'a digest': (harness) =>
    worked(harness, async ({ skipping, taskQueue }) => {
      const workflowId = `digest_${randomUUID()}`;
      const options = { workflowId, taskQueue, args: ['sub_a', 60_000] };
      const handle = await skipping.workflow.start(DIGEST_WORKFLOW, options);
      await handle.result();
      return handle;
    }),
  'a digest that is followed by another': (harness) =>
    worked(harness, async ({ client, taskQueue, atDigest }) => {
      const workflowId = `digest_${randomUUID()}`;
      const options = { workflowId, taskQueue, args: ['sub_a', 1], signal: gatheredSignal };
      atDigest(() => client.workflow.signalWithStart(DIGEST_WORKFLOW, options));
      const handle = await client.workflow.signalWithStart(DIGEST_WORKFLOW, options);
      await handle.result();
      return client.workflow.getHandle(workflowId, handle.signaledRunId);
    }),
  'a run of the reconciler': (harness) =>
    worked(harness, async ({ client, taskQueue }) => {
      const options = { workflowId: `reconciler_${randomUUID()}`, taskQueue };
      const handle = await client.workflow.start(RECONCILER_WORKFLOW, options);
      await handle.result();
      return handle;
    }),
  'a test message': (harness) =>
    worked(harness, async ({ client, taskQueue }) => {
      const workflowId = `msg_test_${randomUUID()}`;
      const options = { workflowId, taskQueue, args: ['sub_a', workflowId] };
      const handle = await client.workflow.start(ALERT_TEST_WORKFLOW, options);
      await handle.result();
      return handle;
    }),
};

interface Work {
  readonly client: Client;
  /** Whose workflows skip every wait. */
  readonly skipping: Client;
  readonly taskQueue: string;
  /** What happens while the next digest is being sent. */
  readonly atDigest: (act: () => Promise<unknown>) => void;
}

/** @param outcomes of its attempts, in their order; `always` of the others */
function delivered(
  harness: CaseHarness,
  outcomes: readonly DeliverOutcome[],
  always?: DeliverOutcome,
): Promise<WorkflowHandle> {
  const next = [...outcomes];
  const deliver = async () => next.shift() ?? always;
  return worked(
    harness,
    async ({ skipping, taskQueue }) => {
      const workflowId = `msg_${randomUUID()}`;
      const options = { workflowId, taskQueue, args: [workflowId] };
      const handle = await skipping.workflow.start(DELIVERY_WORKFLOW, options);
      await handle.result();
      return handle;
    },
    deliver,
  );
}

/** With a worker that does nothing but what is said, on a queue of its own. */
async function worked(
  { temporal }: CaseHarness,
  live: (work: Work) => Promise<WorkflowHandle>,
  deliver: () => Promise<DeliverOutcome | undefined> = async () => ({ waitMs: 60_000 }),
): Promise<WorkflowHandle> {
  const taskQueue = `alerts-${randomUUID()}`;
  let act: (() => Promise<unknown>) | null = null;
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    identity: 'recorder',
    workflowBundle: workflowBundle(),
    activities: {
      deliver,
      markFailed: async () => {},
      sendDigest: async () => {
        const now = act;
        act = null;
        await now?.();
      },
      reconcile: async () => ({ missing: 0, fresh: 0 }),
      sendTest: async () => ({ at: 0, delivered: true, status: 204, error: null }),
    },
  });
  const work = {
    client: temporal.client,
    skipping: timeSkippingClient(temporal),
    taskQueue,
    atDigest: (next: () => Promise<unknown>) => {
      act = next;
    },
  };
  return worker.runUntil(() => live(work));
}
