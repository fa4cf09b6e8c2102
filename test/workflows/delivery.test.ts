import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliverOutcome } from '../../activities/deliver.ts';
import { waitAfter } from '../../notifications/retry-policy.ts';
import { DELIVERY_WORKFLOW } from '../../workflows/messages/case-messages.ts';
import { connectTemporal, timeSkippingClient, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
const taskQueue = `deliveries-${randomUUID()}`;
/** By delivery: how often it was tried, and what an attempt does. */
const attempts = new Map<string, number>();
const behaviours = new Map<string, (attempt: number) => DeliverOutcome>();
const givenUp: string[] = [];

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: {
      deliver: async (id: string) => {
        const attempt = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, attempt);
        return behaviours.get(id)?.(attempt);
      },
      markFailed: async (id: string) => void givenUp.push(id),
    },
  });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

async function deliver(behaviour: (attempt: number) => DeliverOutcome) {
  const id = `msg_${randomUUID()}`;
  behaviours.set(id, behaviour);
  const client = timeSkippingClient(temporal);
  const result = await client.workflow.execute(DELIVERY_WORKFLOW, {
    workflowId: id,
    taskQueue,
    args: [id],
  });
  return { id, result, attempts: attempts.get(id) };
}

const backLater = (attempt: number): DeliverOutcome =>
  attempt < 4 ? { waitMs: 5_000 } : 'delivered';
const neverBack = (attempt: number) => ({ waitMs: waitAfter(attempt + 1, null) });
const busyThenBack = (attempt: number) => (attempt < 40 ? 'busy' : 'delivered');

describe('a delivery', () => {
  it('ends when the receiver accepts it', async () => {
    expect(await deliver(() => 'delivered')).toMatchObject({ result: 'delivered', attempts: 1 });
  });

  it('is tried again until the receiver is back', async () => {
    expect(await deliver(backLater)).toMatchObject({ result: 'delivered', attempts: 4 });
  });

  it('is tried for a day, as often as the retry policy says, and then marked as failed', async () => {
    const { id, result, attempts: tried } = await deliver(neverBack);
    expect(result).toBe('failed');
    expect(givenUp).toContain(id);
    // After 5 s, 15 s, 30 s, … half an hour, and then hourly.
    expect(tried).toBeGreaterThan(25);
    expect(tried).toBeLessThan(40);
  });

  it('that finds its receiver busy loses no attempt and waits at most half a minute', async () => {
    const startedAt = Date.now();
    const { result, id } = await deliver(busyThenBack);
    expect(result).toBe('delivered');
    const { closeTime } = await temporal.client.workflow.getHandle(id).describe();
    expect(closeTime!.getTime() - startedAt).toBeLessThan(40 * 31_000);
  });

  it('that can never succeed is not tried again', async () => {
    expect(await deliver(() => 'undeliverable')).toMatchObject({ result: 'failed', attempts: 1 });
  });
});
