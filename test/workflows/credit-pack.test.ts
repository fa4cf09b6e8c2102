import { randomUUID } from 'node:crypto';
import {
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  type WorkflowHandle,
} from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackFile } from '../../domain/pack/types.ts';
import type { PackBatch } from '../../ledger/types/outbox.ts';
import type { creditPack } from '../../workflows/credit-pack/credit-pack.ts';
import {
  chargeUpdate,
  claimUpdate,
  PACK_WORKFLOW,
  packReportQuery,
  recordedUpdate,
  reserveUpdate,
  returnUpdate,
} from '../../workflows/messages/pack-messages.ts';
import { DAY } from '../support/case-file.ts';
import { packFile } from '../support/pack-file.ts';
import { connectTemporal, fastForward, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

type PackHandle = WorkflowHandle<typeof creditPack>;

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
const taskQueue = `packs-${randomUUID()}`;
const batches: PackBatch[] = [];

beforeAll(async () => {
  temporal = await connectTemporal();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: { publishPack: async (batch: PackBatch) => void batches.push(batch) },
  });
  running = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.close();
});

function bought(overrides: Partial<PackFile> = {}): Promise<PackHandle> {
  const id = `pack_${randomUUID()}`;
  const file = packFile({ purchasedAt: Date.now(), ...overrides, id });
  return temporal.client.workflow.start<typeof creditPack>(PACK_WORKFLOW, {
    workflowId: id,
    taskQueue,
    args: [file],
  });
}

const entriesOf = ({ workflowId }: PackHandle) =>
  batches.filter(({ id }) => id === workflowId).flatMap(({ events }) => events);

const reserve = (handle: PackHandle, of: string, account = 'acc_contoso') =>
  handle.executeUpdate(reserveUpdate, {
    args: [{ by: 'Ada', case: of, account, offering: 'professional' }],
    updateId: of,
  });

async function refusalOf(update: Promise<unknown>): Promise<string | null | undefined> {
  const error: unknown = await update.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  return ((error as WorkflowUpdateFailedError).cause as { type?: string } | undefined)?.type;
}

describe('a pack of five', () => {
  it('over its whole year: three cases, one return, reminders, and two credits lost', async () => {
    const handle = await bought();
    for (const id of ['case_a', 'case_b', 'case_c']) await reserve(handle, id);
    await handle.executeUpdate(chargeUpdate, { args: [{ by: 'Ada', case: 'case_a' }] });
    await handle.executeUpdate(chargeUpdate, { args: [{ by: 'Ada', case: 'case_b' }] });
    await handle.executeUpdate(returnUpdate, { args: [{ by: 'Ada', case: 'case_c' }] });
    fastForward(temporal, handle.workflowId, 380 * DAY).catch(() => {});
    expect(await handle.result()).toMatchObject({
      status: 'expired',
      balance: { available: 0, reserved: 0, used: 2, expired: 3 },
    });
    expect(entriesOf(handle).map(({ type }) => type)).toEqual([
      'pack.purchased',
      'pack.reserved',
      'pack.reserved',
      'pack.reserved',
      'pack.charged',
      'pack.charged',
      'pack.returned',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expiring',
      'pack.expired',
    ]);
  });

  it('gives its last credit to one of fifty, and refuses forty-nine', async () => {
    const handle = await bought({ used: 4 });
    const fifty = Array.from({ length: 50 }, (_, index) => `case_${index}`);
    const queue = [...fifty];
    const outcomes: string[] = [];
    const takeTurns = async () => {
      for (let of = queue.shift(); of !== undefined; of = queue.shift()) {
        const outcome = await reserve(handle, of).then(
          () => 'reserved',
          (error: unknown) => String((error as { cause?: { type?: string } }).cause?.type),
        );
        outcomes.push(outcome);
      }
    };
    await Promise.all(Array.from({ length: 8 }, takeTurns));
    expect(outcomes.filter((outcome) => outcome === 'reserved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'pack-exhausted')).toHaveLength(49);
    const { state } = await handle.query(packReportQuery);
    expect(state.balance).toEqual({ available: 0, reserved: 1, used: 4, expired: 0 });
    await handle.terminate();
  });

  it('answers that it is recorded only once it is, even if asked at its very start', async () => {
    const id = `pack_${randomUUID()}`;
    const operation = new WithStartWorkflowOperation(PACK_WORKFLOW, {
      workflowId: id,
      taskQueue,
      args: [packFile({ id, purchasedAt: Date.now() })],
      workflowIdConflictPolicy: 'FAIL',
    });
    const { workflow } = temporal.client;
    await workflow.executeUpdateWithStart(recordedUpdate, { startWorkflowOperation: operation });
    expect(batches.find((batch) => batch.id === id)).toMatchObject({ events: [{ seq: 1 }] });
    await workflow.getHandle(id).terminate();
  });

  it('continues, and answers, when somebody asks to cancel it', async () => {
    const handle = await bought();
    await handle.cancel();
    await reserve(handle, 'case_a');
    await fastForward(temporal, handle.workflowId, 300 * DAY);
    await handle.executeUpdate(returnUpdate, { args: [{ by: 'Ada', case: 'case_a' }] });
    fastForward(temporal, handle.workflowId, 85 * DAY).catch(() => {});
    expect((await handle.result()).balance.expired).toBe(5);
    expect(entriesOf(handle).map(({ type }) => type)).toContain('pack.expiring');
  });

  it('reserves once, however often one case asks', async () => {
    const handle = await bought();
    await Promise.all([1, 2, 3].map(() => reserve(handle, 'case_a')));
    expect((await handle.query(packReportQuery)).state.balance.reserved).toBe(1);
    await handle.terminate();
  });

  it('runs past its year while a case holds a credit, which is lost when returned', async () => {
    const handle = await bought();
    await reserve(handle, 'case_a');
    await fastForward(temporal, handle.workflowId, 380 * DAY);
    expect((await handle.query(packReportQuery)).state).toMatchObject({
      status: 'expired',
      holders: ['case_a'],
    });
    expect(await refusalOf(reserve(handle, 'case_b'))).toBe('pack-expired');
    await handle.executeUpdate(returnUpdate, { args: [{ by: 'Ada', case: 'case_a' }] });
    expect((await handle.result()).balance).toEqual({
      available: 0,
      reserved: 0,
      used: 0,
      expired: 5,
    });
  });

  it('may be used by another account of the customer once it has claimed it', async () => {
    const handle = await bought();
    expect(await refusalOf(reserve(handle, 'case_a', 'acc_other'))).toBe('pack-of-another-account');
    await handle.executeUpdate(claimUpdate, { args: [{ by: 'Ada', account: 'acc_other' }] });
    expect((await reserve(handle, 'case_b', 'acc_other')).state.holders).toEqual(['case_b']);
    await handle.terminate();
  });
});
