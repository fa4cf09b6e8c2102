import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryStarter } from '../../notifications/send-first.ts';
import { deliveryStarterOf } from '../../temporal/delivery-starter.ts';
import { digestWorkflowId } from '../../workflows/messages/case-messages.ts';
import { connectTemporal, fastForward, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const MINUTE = 60_000;
const taskQueue = `deliveries-${randomUUID()}`;

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let deliveryStarter: DeliveryStarter;
/** By subscription or delivery: how often it was sent, and what happens meanwhile. */
const sent = new Map<string, number>();
const meanwhile = new Map<string, () => Promise<void>>();

async function send(id: string): Promise<void> {
  sent.set(id, (sent.get(id) ?? 0) + 1);
  const act = meanwhile.get(id);
  meanwhile.delete(id);
  await act?.();
}

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: {
      sendDigest: send,
      deliver: async (id: string) => {
        await send(id);
        return 'delivered';
      },
    },
  });
  running = worker.run();
  deliveryStarter = deliveryStarterOf(temporal.client, taskQueue);
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

const workflow = (id: string) => temporal.client.workflow.getHandle(id);

describe('a digest', () => {
  it('is sent once when its time is over, however many alerts were gathered', async () => {
    const subscription = `sub_${randomUUID()}`;
    await Promise.all(
      Array.from({ length: 50 }, () => deliveryStarter.startDigest(subscription, MINUTE)),
    );
    await fastForward(temporal, digestWorkflowId(subscription), 30_000);
    expect(sent.get(subscription)).toBeUndefined();
    await deliveryStarter.startDigest(subscription, MINUTE);
    await fastForward(temporal, digestWorkflowId(subscription), 31_000).catch(() => {});
    await workflow(digestWorkflowId(subscription)).result();
    expect(sent.get(subscription)).toBe(1);
  });

  it('that misses an alert, as it is being made, is followed by another', async () => {
    const subscription = `sub_${randomUUID()}`;
    meanwhile.set(subscription, () => deliveryStarter.startDigest(subscription, MINUTE));
    await deliveryStarter.startDigest(subscription, 1);
    await expect.poll(() => sent.get(subscription)).toBe(1);
    // The next one gathers for as long as this one did.
    await workflow(digestWorkflowId(subscription)).result();
    expect(sent.get(subscription)).toBe(2);
  });

  it('makes way for one that gathers for another time instead', async () => {
    const subscription = `sub_${randomUUID()}`;
    await deliveryStarter.startDigest(subscription, 60 * MINUTE);
    await deliveryStarter.startDigest(subscription, 1, true);
    await workflow(digestWorkflowId(subscription)).result();
    expect(sent.get(subscription)).toBe(1);
  });

  it('begins anew when an alert comes after it was sent', async () => {
    const subscription = `sub_${randomUUID()}`;
    await deliveryStarter.startDigest(subscription, 1);
    await workflow(digestWorkflowId(subscription)).result();
    await deliveryStarter.startDigest(subscription, 1);
    await workflow(digestWorkflowId(subscription)).result();
    expect(sent.get(subscription)).toBe(2);
  });
});

describe('a delivery', () => {
  it('is handed over once, however often', async () => {
    const id = `msg_${randomUUID()}`;
    await Promise.all([1, 2, 3].map(() => deliveryStarter.startDelivery(id, 0)));
    await workflow(id).result();
    await deliveryStarter.startDelivery(id, 0);
    expect(sent.get(id)).toBe(1);
  });

  it('makes way for one that is to begin instead', async () => {
    const id = `msg_${randomUUID()}`;
    await deliveryStarter.startDelivery(id, 10 * MINUTE);
    await deliveryStarter.startDelivery(id, 0, true);
    await workflow(id).result();
    expect(sent.get(id)).toBe(1);
  });
});
