import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreditMovement, MoveCredit } from '../../activities/credits.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { PackBatch } from '../../ledger/types/outbox.ts';
import { creditMover } from '../../temporal/credit-mover.ts';
import type { creditPack } from '../../workflows/credit-pack/credit-pack.ts';
import { PACK_WORKFLOW } from '../../workflows/messages/pack-messages.ts';
import { DAY } from '../support/case-file.ts';
import { openTestLedger } from '../support/ledger.ts';
import { packFile } from '../support/pack-file.ts';
import { connectTemporal, fastForward, type TestTemporal } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

let temporal: TestTemporal;
let ledger: Ledger;
let worker: Worker;
let running: Promise<void>;
let moveCredit: MoveCredit;
const taskQueue = `packs-${randomUUID()}`;

beforeAll(async () => {
  temporal = await connectTemporal();
  ledger = await openTestLedger();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: workflowBundle(),
    activities: {
      publishPack: (batch: PackBatch) => ledger.outbox.publishPack(batch, () => []),
    },
  });
  running = worker.run();
  moveCredit = creditMover(temporal.client, ledger.packs);
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await ledger.close();
  await temporal.close();
});

function bought(): Promise<WorkflowHandle<typeof creditPack>> {
  const id = `pack_${randomUUID()}`;
  return temporal.client.workflow.start<typeof creditPack>(PACK_WORKFLOW, {
    workflowId: id,
    taskQueue,
    args: [packFile({ id, purchasedAt: Date.now() })],
  });
}

const movement = (pack: string, overrides: Partial<CreditMovement>): CreditMovement => ({
  pack,
  move: 'reserve',
  case: 'case_a',
  account: 'acc_contoso',
  offering: 'professional',
  by: 'Ada',
  at: null,
  movement: 'first',
  ...overrides,
});

describe('a movement of a credit', () => {
  it('whose answer was lost is answered the same again, also when it was the last of its pack', async () => {
    const handle = await bought();
    const { workflowId: pack } = handle;
    expect(await moveCredit(movement(pack, {}))).toEqual({
      moved: true,
      expired: false,
      at: expect.any(Number),
    });
    await fastForward(temporal, pack, 380 * DAY);
    const back = movement(pack, { move: 'return', movement: 'second' });
    expect(await moveCredit(back)).toEqual({ moved: true, expired: true, at: expect.any(Number) });
    await handle.result();
    expect(await moveCredit(back)).toEqual({ moved: true, expired: true, at: expect.any(Number) });
    expect(await moveCredit(movement(pack, {}))).toEqual({
      moved: true,
      expired: false,
      at: expect.any(Number),
    });
    expect(await moveCredit(movement(pack, { movement: 'third', case: 'case_b' }))).toEqual({
      moved: false,
      code: 'pack-ended',
    });
  });

  it('that the pack refuses says why, and can be asked for again', async () => {
    const { workflowId: pack } = await bought();
    const charge = movement(pack, { move: 'charge', movement: 'charge' });
    expect(await moveCredit(charge)).toEqual({ moved: false, code: 'credit-not-reserved' });
    await moveCredit(movement(pack, {}));
    expect(await moveCredit(charge)).toEqual({
      moved: true,
      expired: false,
      at: expect.any(Number),
    });
  });

  it('that cannot be read by the pack is no answer of it', async () => {
    const { workflowId: pack } = await bought();
    await expect(moveCredit(movement(pack, { by: '' }))).rejects.toThrow('Workflow Update failed');
  });

  it('of a pack that never was moves nothing', async () => {
    expect(await moveCredit(movement('pack_never', {}))).toEqual({
      moved: false,
      code: 'pack-ended',
    });
  });
});
