import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../domain/case/types.ts';
import {
  openedUpdate,
  reportQuery,
  updateOf,
  type ActArgs,
  type PartOfCase,
} from '../../workflows/messages/case-messages.ts';
import type { supportCase } from '../../workflows/support-case/support-case.ts';
import { ACCOUNT, DAY, HOUR } from '../support/case-file.ts';
import { withCredit } from '../support/credit-terms.ts';
import { fastForward } from '../support/temporal.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';
import { startCaseHarness, type CaseHandle, type CaseHarness } from './case-harness.ts';
import { renew } from './scenarios.ts';

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness();
});
afterAll(() => harness.stop());

/** An account of its own, with a pack of so many credits. */
function shelved(credits: number): { pack: string; file: Partial<CaseFile> } {
  const account = { ...ACCOUNT, id: `acc_${randomUUID()}` };
  const pack = harness.packs.add({ id: `pack_${randomUUID()}`, total: credits, account });
  return { pack, file: { ...withCredit(pack), account } };
}

const opened = (handle: CaseHandle) => handle.executeUpdate(openedUpdate);

const act = (
  handle: CaseHandle,
  name: Parameters<typeof updateOf>[0],
  args: Partial<ActArgs> = {},
) => handle.executeUpdate(updateOf(name), { args: [{ by: 'Ada', ...args }] });

const stateOf = async (handle: CaseHandle) => (await handle.query(reportQuery))!.state;

const creditOf = async (handle: CaseHandle) =>
  (await handle.query(reportQuery))?.state.credit?.status ?? null;

const balanceOf = (pack: string) => Object.values(harness.packs.stateOf(pack).balance);

const typesOf = (handle: CaseHandle) =>
  harness.batches(handle.workflowId).flatMap(({ events }) => events.map(({ type }) => type));

async function refusalOf(update: Promise<unknown>): Promise<string> {
  const error: unknown = await update.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  return ((error as WorkflowUpdateFailedError).cause as ApplicationFailure).message;
}

describe('a case that needs a credit', () => {
  it('reserves it before it opens, and charges it when it is solved', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    expect(await opened(handle)).toMatchObject({ pack, status: 'reserved' });
    expect(balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await act(handle, 'close', { outcome: 'solved' });
    const state = await stateOf(handle);
    expect(state.credit).toMatchObject({ pack, status: 'charged' });
    expect(balanceOf(pack)).toEqual([4, 0, 1, 0]);
    await expect
      .poll(() => typesOf(handle))
      .toEqual([
        'case.opened',
        'case.credit.reserved',
        'case.closed',
        'case.sla.met',
        'case.credit.charged',
      ]);
    await handle.terminate();
  });

  it('never opens without one, and leaves nothing behind', async () => {
    const { pack, file } = shelved(0);
    const handle = await harness.open(file);
    expect(await refusalOf(opened(handle))).toBe('There is no credit.');
    expect(await handle.result()).toEqual({ refused: 'no-credit-available' });
    expect(harness.batches(handle.workflowId)).toEqual([]);
    expect(balanceOf(pack)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ['before the pack had it', 'before'],
    ['before its answer arrived', 'after'],
  ] as const)(
    'reserves and charges one once if each step was interrupted %s',
    async (_what, where) => {
      const { pack, file } = shelved(5);
      harness.packs.breakOff(where, where);
      const handle = await harness.open(file);
      await opened(handle);
      expect(balanceOf(pack)).toEqual([4, 1, 0, 0]);
      harness.packs.breakOff(where, where);
      await act(handle, 'close', { outcome: 'solved' });
      expect(balanceOf(pack)).toEqual([4, 0, 1, 0]);
      const asked = harness.packs.asked.filter((one) => one.case === handle.workflowId);
      expect(asked.map(({ move }) => move)).toEqual([
        'reserve',
        'reserve',
        'reserve',
        'charge',
        'charge',
        'charge',
      ]);
      expect(new Set(asked.map(({ movement }) => movement)).size).toBe(2);
      await handle.terminate();
    },
  );

  it('asks the next pack if the first has nothing left', async () => {
    const { pack: empty, file } = shelved(0);
    const { id, name, timeZone } = file.account!;
    const account = { id, name, timeZone };
    const pack = harness.packs.add({ id: `pack_${randomUUID()}`, total: 1, account });
    const handle = await harness.open({ ...file, ...withCredit(empty, pack) });
    expect(await opened(handle)).toMatchObject({ pack });
    expect(balanceOf(empty)).toEqual([0, 0, 0, 0]);
    await handle.terminate();
  });

  it('gets none from a pack of another account', async () => {
    const { file } = shelved(5);
    const other = shelved(5).pack;
    const named = await harness.open({ ...file, ...withCredit(other) });
    expect(await refusalOf(opened(named))).toBe('There is no credit.');
  });

  it('does not exist for acts and reads before it has its credit', async () => {
    const { file } = shelved(5);
    harness.packs.breakOff('before');
    const handle = await harness.open(file);
    await expect.poll(() => harness.packs.asked.at(-1)?.case).toBe(handle.workflowId);
    expect(await handle.query(reportQuery)).toBeNull();
    expect(await refusalOf(act(handle, 'response'))).toMatch(/not open yet/);
    await opened(handle);
    await act(handle, 'response');
    expect(await creditOf(handle)).toBe('reserved');
    await handle.terminate();
  });

  it('says whether it is charged when it is withdrawn, and returns it if not', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    expect(await refusalOf(act(handle, 'close', { outcome: 'withdrawn' }))).toMatch(/chargeCredit/);
    await act(handle, 'close', { outcome: 'withdrawn', chargeCredit: false });
    expect(balanceOf(pack)).toEqual([5, 0, 0, 0]);
    expect(await creditOf(handle)).toBe('returned');
    await handle.terminate();
  });

  it('keeps it when somebody asks to cancel the case, which goes on', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    await handle.cancel();
    await act(handle, 'response');
    expect(balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await act(handle, 'close', { outcome: 'withdrawn', chargeCredit: false });
    expect(balanceOf(pack)).toEqual([5, 0, 0, 0]);
    await handle.terminate();
  });

  it('returns it when the ledger refuses the case for good', async () => {
    const { pack, file } = shelved(5);
    const id = `case_${randomUUID()}`;
    harness.refuse(id);
    const handle = await harness.open({ ...file, id });
    await handle.result().catch(() => {});
    expect((await handle.describe()).status.name).toBe('FAILED');
    expect(balanceOf(pack)).toEqual([5, 0, 0, 0]);
  });

  it('takes it again when somebody asks to cancel the case during a reopening', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    await act(handle, 'close', { outcome: 'withdrawn', chargeCredit: false });
    harness.packs.breakOff('after');
    const reopening = act(handle, 'reopen');
    await expect.poll(() => balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await handle.cancel();
    await reopening;
    expect(await creditOf(handle)).toBe('reserved');
    expect(balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await handle.terminate();
  });

  it('says so if somebody has already moved its credit in the pack', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    const { account, request } = file as CaseFile;
    const { offering } = request;
    const movement = { by: 'an operator', movement: 'by hand', account: account.id, offering };
    await harness.packs.activities.moveCredit({
      ...movement,
      move: 'return',
      at: null,
      pack,
      case: handle.workflowId,
    });
    await act(handle, 'close', { outcome: 'solved' });
    const state = await stateOf(handle);
    expect(state.credit).toMatchObject({ status: 'missing' });
    expect(balanceOf(pack)).toEqual([5, 0, 0, 0]);
    await expect.poll(() => typesOf(handle).at(-1)).toBe('case.credit.missing');
    await handle.terminate();
  });

  it('keeps its clocks running while a pack is unreachable', async () => {
    const { file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    const part = partOf(handle, file);
    harness.packs.breakOff(...Array.from({ length: 20 }, () => 'before' as const));
    const splitting = act(handle, 'split', { part });
    const asked = () => harness.packs.asked.at(-1)?.case;
    await expect.poll(asked).toBe(part.file.id);
    await act(handle, 'response');
    expect((await handle.query(reportQuery))?.state.children).toEqual([]);
    harness.packs.mend();
    await splitting;
    expect((await stateOf(handle)).children).toEqual([part.file.id]);
    await handle.terminate();
    await harness.temporal.client.workflow.getHandle(part.file.id).terminate();
  });

  it('takes it when somebody asks to cancel the case before it is open', async () => {
    const { pack, file } = shelved(5);
    harness.packs.breakOff('after');
    const handle = await harness.open(file);
    await expect.poll(() => balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await handle.cancel();
    await opened(handle);
    expect(await creditOf(handle)).toBe('reserved');
    await handle.terminate();
  });
});

describe('a case that is reopened', () => {
  it('uses no second credit', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    await act(handle, 'close', { outcome: 'solved' });
    await act(handle, 'reopen');
    await act(handle, 'close', { outcome: 'solved' });
    expect(balanceOf(pack)).toEqual([4, 0, 1, 0]);
    await handle.terminate();
  });

  it('reserves its returned credit again, or stays closed if none is left', async () => {
    const { pack, file } = shelved(1);
    const handle = await harness.open(file);
    await opened(handle);
    await act(handle, 'close', { outcome: 'withdrawn', chargeCredit: false });
    const other = await harness.open(file);
    await opened(other);
    expect(await refusalOf(act(handle, 'reopen'))).toBe('There is no credit.');
    expect((await handle.query(reportQuery))?.state.status).toBe('closed');
    await act(other, 'close', { outcome: 'withdrawn', chargeCredit: false });
    await act(handle, 'reopen');
    expect(await creditOf(handle)).toBe('reserved');
    expect(balanceOf(pack)).toEqual([0, 1, 0, 0]);
    await handle.terminate();
    await other.terminate();
  });
});

describe('a case that was closed by non-response', () => {
  it('returns its credit, reserves it again when a late answer undoes the close, and charges it once', async () => {
    const { pack, file } = shelved(5);
    const openedAt = Date.now();
    const { id: _id, ...whole } = wholeCase({
      openedAt,
      nonResponse: silencePolicy('close'),
      ...file,
    });
    const handle = await harness.open(whole);
    await opened(handle);
    await act(handle, 'customer-request');
    await fastForward(harness.temporal, handle.workflowId, 2 * DAY);
    expect(await creditOf(handle)).toBe('returned');
    expect(balanceOf(pack)).toEqual([5, 0, 0, 0]);
    const at = new Date(openedAt + HOUR).toISOString();
    await act(handle, 'customer-reply', { at });
    await expect.poll(() => creditOf(handle)).toBe('reserved');
    await act(handle, 'close', { outcome: 'solved' });
    expect(balanceOf(pack)).toEqual([4, 0, 1, 0]);
    await handle.terminate();
  });

  it('continues without one if none is left then', async () => {
    const { file } = shelved(1);
    const openedAt = Date.now();
    const { id: _id, ...whole } = wholeCase({
      openedAt,
      nonResponse: silencePolicy('close'),
      ...file,
    });
    const handle = await harness.open(whole);
    await opened(handle);
    await act(handle, 'customer-request');
    await fastForward(harness.temporal, handle.workflowId, 2 * DAY);
    const other = await harness.open(file);
    await opened(other);
    await act(handle, 'customer-reply', { at: new Date(openedAt + HOUR).toISOString() });
    await expect.poll(() => creditOf(handle)).toBe('missing');
    await expect.poll(() => typesOf(handle).at(-1)).toBe('case.credit.missing');
    await act(handle, 'close', { outcome: 'solved' });
    expect(await creditOf(handle)).toBe('missing');
    await handle.terminate();
    await other.terminate();
  });
});

function partOf(whole: CaseHandle, file: Partial<CaseFile>): PartOfCase {
  const id = `case_${randomUUID()}`;
  const openedAt = Date.now();
  const part = wholeCase({ openedAt, ...file, id, parent: whole.workflowId });
  return { file: part, summary: 'A part', details: 'of a case' };
}

describe('a case that is split', () => {
  it('takes a credit for the part, which has it when it opens', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    const part = partOf(handle, file);
    harness.packs.breakOff('after');
    await act(handle, 'split', { part });
    const child = harness.temporal.client.workflow.getHandle<typeof supportCase>(part.file.id);
    expect(await child.executeUpdate(openedUpdate)).toMatchObject({ pack, status: 'reserved' });
    expect(harness.packs.stateOf(pack).holders).toEqual([handle.workflowId, part.file.id]);
    await act(child, 'close', { outcome: 'solved' });
    expect(balanceOf(pack)).toEqual([3, 1, 1, 0]);
    await handle.terminate();
    await child.terminate();
  });

  it.each([
    ['of another account', (part: CaseFile) => ({ account: { ...part.account, id: 'acc_b' } })],
    [
      'with packs that are none',
      (part: CaseFile) => ({ credit: { ...part.credit!, packs: [''] } }),
    ],
    [
      'with a region that is none',
      (part: CaseFile) => ({ account: { ...part.account, region: {} } }),
    ],
    ['with an id that is none', () => ({ id: `case_${'a'.repeat(2_000)}` })],
    [
      'with a credit that nobody has taken',
      (part: CaseFile) => ({
        credit: { ...part.credit!, held: { pack: 'pack_a', at: 0 } },
      }),
    ],
    [
      'with a rule of 700,000 characters',
      (part: CaseFile) => ({
        credit: {
          ...part.credit!,
          noneLeft: { ...part.credit!.noneLeft, detail: 'a'.repeat(700_000) },
        },
      }),
    ],
  ])('refuses a forged part %s, and continues', async (_what, forge) => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    const { file: part, ...rest } = partOf(handle, file);
    const forged = { ...part, ...forge(part) } as CaseFile;
    const split = act(handle, 'split', { part: { ...rest, file: forged } });
    expect(await refusalOf(split)).toMatch(/split a case with POST/);
    expect(balanceOf(pack)).toEqual([4, 1, 0, 0]);
    await act(handle, 'response');
    await handle.terminate();
  });

  it('is not split if no credit is left for the part', async () => {
    const { file } = shelved(1);
    const handle = await harness.open(file);
    await opened(handle);
    const part = partOf(handle, file);
    expect(await refusalOf(act(handle, 'split', { part }))).toBe('There is no credit.');
    expect((await handle.query(reportQuery))?.state.children).toEqual([]);
    const child = harness.temporal.client.workflow.getHandle(part.file.id);
    await expect(child.describe()).rejects.toThrow(/not found/i);
    await handle.terminate();
  });
});

describe('a case that continues as new', () => {
  it('keeps its credit', async () => {
    const { pack, file } = shelved(5);
    const handle = await harness.open(file);
    await opened(handle);
    await renew(handle);
    expect(await opened(handle)).toMatchObject({ pack, status: 'reserved' });
    await act(handle, 'close', { outcome: 'solved' });
    expect(balanceOf(pack)).toEqual([4, 0, 1, 0]);
    await handle.terminate();
  });
});
