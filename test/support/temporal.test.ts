import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diary, finishUpdate, notedQuery, noteUpdate, sleeper } from './sleeper.ts';
import { clockOf, connectTemporal, fastForward, timeSkippingClient } from './temporal.ts';
import type { TestTemporal } from './temporal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
const taskQueue = `time-${randomUUID()}`;

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowsPath: new URL('./sleeper.ts', import.meta.url).pathname,
    activities: { note: async (text: string) => text },
  });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

const start = () => ({ taskQueue, workflowId: randomUUID() });

describe('a workflow that skips time from its start', () => {
  test('sleeps 30 days in no time, and its clock follows', async () => {
    const client = timeSkippingClient(temporal);
    const startedAt = performance.now();
    const moved = await client.workflow.execute(sleeper, { ...start(), args: [30 * DAY, 12] });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(moved).toHaveLength(12);
    for (const ms of moved) {
      expect(ms).toBeGreaterThanOrEqual(30 * DAY);
      expect(ms).toBeLessThan(30 * DAY + 5_000);
    }
  });
});

describe('a running workflow that is taken forward', () => {
  test('stops at each timer on the way, until what that started is done', async () => {
    const handle = await temporal.client.workflow.start(diary, start());
    await fastForward(temporal, handle.workflowId, 3 * DAY + HOUR);
    expect(await handle.query(notedQuery)).toEqual(['a day', 'a day', 'a day']);
    await handle.executeUpdate(finishUpdate);
    expect(await handle.result()).toHaveLength(3);
  });

  test('does nothing before its timer is due', async () => {
    const handle = await temporal.client.workflow.start(diary, start());
    await fastForward(temporal, handle.workflowId, DAY - HOUR);
    expect(await handle.query(notedQuery)).toEqual([]);
    await handle.terminate();
  });

  test('goes on at the usual pace once it is there', async () => {
    const handle = await temporal.client.workflow.start(diary, start());
    const before = Date.now();
    await fastForward(temporal, handle.workflowId, 7 * HOUR);
    const first = await clockOf(temporal, handle.workflowId);
    const passed = first.getTime() - before - 7 * HOUR;
    expect(passed).toBeGreaterThan(-1_000);
    expect(passed).toBeLessThan(10_000);
    const second = await clockOf(temporal, handle.workflowId);
    expect(second.getTime() - first.getTime()).toBeLessThan(10_000);
    await handle.terminate();
  });

  test('answers updates in its own time, local activities included', async () => {
    const handle = await temporal.client.workflow.start(diary, start());
    const before = await handle.executeUpdate(noteUpdate, { args: ['before'] });
    await fastForward(temporal, handle.workflowId, 10 * HOUR);
    const after = await handle.executeUpdate(noteUpdate, { args: ['after'] });
    expect(after - before).toBeGreaterThanOrEqual(10 * HOUR);
    expect(after - before).toBeLessThan(10 * HOUR + 10_000);
    await fastForward(temporal, handle.workflowId, 20 * HOUR);
    await handle.executeUpdate(noteUpdate, { args: ['later'] });
    await handle.executeUpdate(finishUpdate);
    expect(await handle.result()).toEqual(['before', 'after', 'a day', 'later']);
  });

  test('is refused where it has ended', async () => {
    const handle = await temporal.client.workflow.start(diary, start());
    await handle.executeUpdate(finishUpdate);
    await handle.result();
    await expect(fastForward(temporal, handle.workflowId, HOUR)).rejects.toThrow(/completed/);
  });
});
