import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { DELIVERY_WORKFLOW } from '../../workflows/messages.ts';
import { connectTemporal, timeSkippingClient, type TestTemporal } from '../support/temporal.ts';

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
const taskQueue = `deliveries-${randomUUID()}`;
/** By delivery: how often it was tried, and what an attempt does. */
const attempts = new Map<string, number>();
const behaviours = new Map<string, (attempt: number) => void>();
const givenUp: string[] = [];

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: await bundleWorkflows(),
    activities: {
      deliver: async (id: string) => {
        const attempt = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, attempt);
        behaviours.get(id)?.(attempt);
      },
      giveUp: async (id: string) => void givenUp.push(id),
    },
  });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

async function deliver(behaviour: (attempt: number) => void) {
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

const down = () => {
  throw ApplicationFailure.create({ type: 'not-delivered', message: 'The receiver answered 503' });
};

const backLater = (attempt: number) => (attempt < 4 ? down() : undefined);

const gone = () => {
  throw ApplicationFailure.create({ type: 'undeliverable', message: 'gone', nonRetryable: true });
};

describe('a delivery', () => {
  it('ends when the receiver takes it', async () => {
    expect(await deliver(() => {})).toMatchObject({ result: 'delivered', attempts: 1 });
  });

  it('is tried again until the receiver is back', async () => {
    expect(await deliver(backLater)).toMatchObject({ result: 'delivered', attempts: 4 });
  });

  it('is tried for a day, ever less often, and then kept as failed', async () => {
    const { id, result, attempts: tried } = await deliver(down);
    expect(result).toBe('failed');
    expect(givenUp).toContain(id);
    // 5 s, 10 s, 20 s, … up to an hour, then hourly.
    expect(tried).toBeGreaterThan(25);
    expect(tried).toBeLessThan(45);
  });

  it('that can never succeed is not tried again', async () => {
    expect(await deliver(gone)).toMatchObject({ result: 'failed', attempts: 1 });
  });
});
