import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflowsOf } from '../../temporal/running-workflows.ts';
import { scheduleReconciler } from '../../worker/schedule.ts';
import { CASE_WORKFLOW, RECONCILER_SCHEDULE } from '../../workflows/messages/case-messages.ts';
import { caseFile } from '../support/case-file.ts';
import { connectTemporal, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let runs = 0;
const taskQueue = `reconciler-${randomUUID()}`;

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: {
      publish: async () => {},
      reconcile: async () => {
        runs += 1;
        return { missing: 0, fresh: 0 };
      },
    },
  });
  running = worker.run();
});
afterAll(async () => {
  await temporal.client.schedule.getHandle(RECONCILER_SCHEDULE).delete();
  worker.shutdown();
  await running;
  await temporal.close();
});

describe('the schedule of the reconciler', () => {
  it('is made once, starts a run when it is due, and stays as an operator has left it', async () => {
    await scheduleReconciler(temporal.client, taskQueue);
    const handle = temporal.client.schedule.getHandle(RECONCILER_SCHEDULE);
    const { spec } = await handle.describe();
    expect(spec.intervals).toEqual([expect.objectContaining({ every: 300_000 })]);
    await handle.trigger();
    await expect.poll(() => runs).toBe(1);
    await handle.pause('looked at by hand');
    await scheduleReconciler(temporal.client, taskQueue);
    expect((await handle.describe()).state).toMatchObject({ paused: true });
  });
});

async function started(): Promise<string> {
  const id = `case_${randomUUID()}`;
  const file = caseFile({ id, openedAt: Date.now() });
  await temporal.client.workflow.start(CASE_WORKFLOW, {
    workflowId: id,
    taskQueue,
    args: [file],
  });
  return id;
}

describe('what Temporal knows of cases', () => {
  it('is which are running, and which were ended by hand', async () => {
    const since = Date.now() - 60_000;
    const workflows = workflowsOf(temporal.client);
    const [kept, ended] = [await started(), await started()];
    expect(await workflows.isRunning(kept)).toBe(true);
    await temporal.client.workflow.getHandle(ended).terminate('by hand');
    expect(await workflows.isRunning(ended)).toBe(false);
    expect(await workflows.isRunning('case_nobody_knows')).toBe(false);
    // What lists show follows by a moment.
    const ids = async () => (await workflows.stoppedSince(since)).map(({ id }) => id);
    await expect.poll(ids).toContain(ended);
    expect(await ids()).not.toContain(kept);
    await temporal.client.workflow.getHandle(kept).terminate();
  });

  it('is asked of a Temporal that answers: what fails is no answer', async () => {
    const elsewhere = new Client({ connection: temporal.connection, namespace: 'nowhere' });
    await expect(workflowsOf(elsewhere).isRunning('case_a')).rejects.toThrow('nowhere');
  });
});
