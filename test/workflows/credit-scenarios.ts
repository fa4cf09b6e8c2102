import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { CaseFile } from '../../domain/case/types.ts';
import type { creditPack } from '../../workflows/credit-pack/credit-pack.ts';
import {
  openedUpdate,
  renewUpdate,
  updateOf,
  type ActArgs,
} from '../../workflows/messages/case-messages.ts';
import {
  chargeUpdate,
  claimUpdate,
  PACK_WORKFLOW,
  reserveUpdate,
  returnUpdate,
} from '../../workflows/messages/pack-messages.ts';
import type { supportCase } from '../../workflows/support-case/support-case.ts';
import { ACCOUNT, DAY, HOUR } from '../support/case-file.ts';
import { withCredit } from '../support/credit-terms.ts';
import { packFile } from '../support/pack-file.ts';
import { fastForward } from '../support/temporal.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';
import type { CaseHandle, CaseHarness } from './case-harness.ts';

/** Lives of cases that use a credit, and of packs: each leaves a finished workflow behind. */
export const CREDIT_SCENARIOS: Record<string, (harness: CaseHarness) => Promise<WorkflowHandle>> = {
  'opened with a credit, then solved': async (harness) => {
    const handle = await openWith(harness, shelve(harness, 5));
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'refused without a credit': async (harness) => {
    const handle = await harness.open(shelve(harness, 0));
    await handle.result();
    return handle;
  },
  'opened with a credit after two breaks, then withdrawn without charging it': async (harness) => {
    harness.packs.breakOff('before', 'after');
    const handle = await openWith(harness, shelve(harness, 5));
    await act(handle, 'close', { outcome: 'withdrawn', chargeCredit: false });
    return ended(harness, handle);
  },
  'reopened with the credit that had gone back, then solved': async (harness) => {
    const handle = await openWith(harness, shelve(harness, 5));
    await act(handle, 'close', { outcome: 'unresolved', chargeCredit: false });
    await forward(harness, handle, DAY);
    await act(handle, 'reopen');
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'split with a credit for the part, then solved': async (harness) => {
    const file = shelve(harness, 5);
    const handle = await openWith(harness, file);
    const id = `case_${randomUUID()}`;
    const part = wholeCase({ openedAt: Date.now(), ...file, id, parent: handle.workflowId });
    const summary = 'A part';
    await act(handle, 'split', { part: { file: part, summary, details: 'of a case' } });
    // The engine skips no time while a child runs.
    await harness.temporal.client.workflow.getHandle(id).terminate();
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'begun as a part that has its credit': async (harness) => {
    const file = shelve(harness, 5);
    const handle = await openWith(harness, file);
    const id = `case_${randomUUID()}`;
    const part = wholeCase({ openedAt: Date.now(), ...file, id, parent: handle.workflowId });
    await act(handle, 'split', { part: { file: part, summary: 'A part', details: '' } });
    await handle.terminate();
    const child = harness.temporal.client.workflow.getHandle<typeof supportCase>(id);
    await act(child, 'close', { outcome: 'solved' });
    return ended(harness, child);
  },
  'closed for silence with its credit, taken again after a late answer, then solved': async (
    harness,
  ) => {
    const openedAt = Date.now();
    const handle = await openWith(harness, {
      nonResponse: silencePolicy('close'),
      openedAt,
      ...shelve(harness, 5),
    });
    await act(handle, 'customer-request');
    await forward(harness, handle, 2 * DAY);
    await act(handle, 'customer-reply', { at: new Date(openedAt + HOUR).toISOString() });
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'gone on in a new run with its credit': async (harness) => {
    const handle = await openWith(harness, shelve(harness, 5));
    await handle.executeUpdate(renewUpdate);
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'asked to cancel with its credit, which it ignores, then solved': async (harness) => {
    const handle = await openWith(harness, shelve(harness, 5));
    await handle.cancel();
    await act(handle, 'close', { outcome: 'solved' });
    return ended(harness, handle);
  },
  'a pack over its year': async (harness) => {
    const handle = await bought(harness);
    for (const id of ['case_a', 'case_b', 'case_c']) await reserve(handle, id);
    await handle.executeUpdate(chargeUpdate, { args: [{ by: 'Ada', case: 'case_a' }] });
    await handle.executeUpdate(returnUpdate, { args: [{ by: 'Ada', case: 'case_b' }] });
    await forward(harness, handle, 380 * DAY);
    // It lives on until the case that holds a credit has ended.
    await handle.executeUpdate(chargeUpdate, { args: [{ by: 'Ada', case: 'case_c' }] });
    await handle.result();
    return handle;
  },
  'a pack that was claimed, and exhausted': async (harness) => {
    const handle = await bought(harness, 2);
    await handle.executeUpdate(claimUpdate, { args: [{ by: 'Ada', account: 'acc_other' }] });
    await reserve(handle, 'case_a', 'acc_other');
    await reserve(handle, 'case_b');
    await reserve(handle, 'case_c').catch(() => {});
    for (const id of ['case_a', 'case_b']) {
      await handle.executeUpdate(chargeUpdate, { args: [{ by: 'Ada', case: id }] });
    }
    forward(harness, handle, 380 * DAY).catch(() => {});
    await handle.result();
    return handle;
  },
};

type PackHandle = WorkflowHandle<typeof creditPack>;

/** An account of its own, with a pack of so many credits. */
function shelve(harness: CaseHarness, total: number): Partial<CaseFile> {
  const account = { ...ACCOUNT, id: `acc_${randomUUID()}` };
  const pack = harness.packs.add({ id: `pack_${randomUUID()}`, total, account });
  return { ...withCredit(pack), account };
}

async function openWith(harness: CaseHarness, overrides: Partial<CaseFile>): Promise<CaseHandle> {
  const { id: _id, ...file } = wholeCase({ openedAt: Date.now(), ...overrides });
  const handle = await harness.open(file);
  await handle.executeUpdate(openedUpdate);
  return handle;
}

function act(
  handle: CaseHandle,
  name: Parameters<typeof updateOf>[0],
  args: Partial<ActArgs> = {},
) {
  return handle.executeUpdate(updateOf(name), { args: [{ by: 'Ada', ...args }] });
}

function bought(harness: CaseHarness, total = 5): Promise<PackHandle> {
  const id = `pack_${randomUUID()}`;
  return harness.temporal.client.workflow.start<typeof creditPack>(PACK_WORKFLOW, {
    workflowId: id,
    taskQueue: harness.taskQueue,
    args: [packFile({ id, total, purchasedAt: Date.now() })],
  });
}

function reserve(handle: PackHandle, of: string, account = 'acc_contoso') {
  const args = [{ by: 'Ada', case: of, account, offering: 'professional' }] as const;
  return handle.executeUpdate(reserveUpdate, { args: [...args], updateId: of });
}

function forward(
  { temporal }: CaseHarness,
  { workflowId }: WorkflowHandle,
  ms: number,
): Promise<void> {
  return fastForward(temporal, workflowId, ms);
}

/** Takes a closed case to the end of the time in which it can be reopened. */
async function ended(harness: CaseHarness, handle: CaseHandle): Promise<CaseHandle> {
  // The end of the workflow ends the poll for it as well, so only the result is waited for.
  forward(harness, handle, 15 * DAY).catch(() => {});
  await handle.result();
  return handle;
}
