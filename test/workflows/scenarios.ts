import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { LiveActName } from '../../domain/case/act.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import { renewUpdate, updateOf, type ActArgs } from '../../workflows/messages/case-messages.ts';
import type { supportCase } from '../../workflows/support-case/support-case.ts';
import { DAY, HOUR, MINUTE } from '../support/case-file.ts';
import { fastForward } from '../support/temporal.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';
import type { CaseHandle, CaseHarness } from './case-harness.ts';

/** Lives of a case, one for each kind of ending: each leaves a finished workflow behind. */
export const SCENARIOS: Record<string, (harness: CaseHarness) => Promise<CaseHandle>> = {
  'answered in time, then solved': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 20 * MINUTE);
    await handle.executeUpdate(updateOf('response'), {
      args: [{ by: 'Ada', note: 'Looking into it' }],
    });
    return finish(harness, handle, 'solved');
  },
  'breached, answered late, then solved': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 2 * HOUR);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    return finish(harness, handle, 'solved');
  },
  'breached while the ledger was down, and listed before it was told': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 50 * MINUTE);
    harness.failNext(2);
    await forward(harness, handle, HOUR);
    return finish(harness, handle, 'solved');
  },
  'breached, and listed after it was told': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 2 * HOUR);
    return finish(harness, handle, 'solved');
  },
  'breached and withdrawn without an answer': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 90 * MINUTE);
    return finish(harness, handle, 'withdrawn');
  },
  'withdrawn before it was due': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 5 * MINUTE);
    return finish(harness, handle, 'withdrawn');
  },
  'opened in the past, unresolved': async (harness) => {
    const handle = await harness.open({ openedAt: Date.now() - 3 * HOUR });
    return finish(harness, handle, 'unresolved');
  },
  'breach withdrawn by a response that was reported late': async (harness) => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    await forward(harness, handle, 2 * HOUR);
    const at = toIso(openedAt + 30 * MINUTE);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada', at }] });
    return finish(harness, handle, 'solved');
  },
  'lowered twice by silence and flagged, then withdrawn': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'customer-request');
    await forward(harness, handle, 2 * DAY);
    return finish(harness, handle, 'withdrawn');
  },
  'closed for silence': async (harness) => {
    const handle = await openWhole(harness, { nonResponse: silencePolicy('close') });
    await act(handle, 'customer-request');
    await forward(harness, handle, 2 * DAY);
    return ended(harness, handle);
  },
  'lowered by a silence that was a mistake, then solved': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'customer-request');
    await forward(harness, handle, 5 * HOUR);
    await act(handle, 'withdraw-request');
    return finish(harness, handle, 'solved');
  },
  'reopened, breached, then unresolved': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'close', { outcome: 'solved' });
    await forward(harness, handle, 2 * DAY);
    await act(handle, 'reopen');
    await forward(harness, handle, HOUR);
    return finish(harness, handle, 'unresolved');
  },
  'reopened, with a resolution that resumes, then solved': async (harness) => {
    const handle = await openWhole(harness, { resolutionOnReopening: 'resumes' });
    await act(handle, 'response');
    await forward(harness, handle, 2 * HOUR);
    await act(handle, 'close', { outcome: 'solved' });
    await forward(harness, handle, 2 * DAY);
    await act(handle, 'reopen');
    await forward(harness, handle, HOUR);
    return finish(harness, handle, 'solved');
  },
  'paused, resumed, escalated and acknowledged, then solved': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'customer-request');
    await forward(harness, handle, HOUR);
    await act(handle, 'customer-reply');
    await act(handle, 'response');
    await forward(harness, handle, 6 * HOUR);
    await act(handle, 'acknowledge', { level: 1 });
    return finish(harness, handle, 'solved');
  },
  'breached at once by a higher severity, then solved': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'severity', { severity: 'C', reason: 'correction' });
    await act(handle, 'update', { changes: { assignee: 'Grace' } });
    await forward(harness, handle, 2 * HOUR);
    await act(handle, 'severity', { severity: 'A', reason: 'impact-changed' });
    return finish(harness, handle, 'solved');
  },
  'split, then solved': async (harness) => {
    const handle = await openWhole(harness);
    const id = `case_${randomUUID()}`;
    const file = wholeCase({ id, openedAt: Date.now(), parent: handle.workflowId });
    await act(handle, 'split', { part: { file, summary: 'A part', details: 'of a case' } });
    // The engine skips no time while a child runs.
    await harness.temporal.client.workflow.getHandle(id).terminate();
    return finish(harness, handle, 'solved');
  },
  'taken over with its history, then solved': async (harness) => {
    const openedAt = Date.now() - 3 * HOUR;
    const acts: Act[] = [
      { act: 'customer-request', id: 'history-0', at: openedAt + HOUR, by: 'Ada', note: null },
      { act: 'customer-reply', id: 'history-1', at: openedAt + 2 * HOUR, by: 'Ada', note: null },
    ];
    const handle = await openWhole(harness, { openedAt, history: acts, quietBefore: Date.now() });
    await forward(harness, handle, 10 * HOUR);
    return finish(harness, handle, 'solved');
  },
  'gone on in a new run': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'customer-request');
    const { runId } = await handle.describe();
    await renew(handle);
    await handle.terminate();
    return harness.temporal.client.workflow.getHandle<typeof supportCase>(handle.workflowId, runId);
  },
  'gone on from another run, then solved': async (harness) => {
    const handle = await openWhole(harness);
    await act(handle, 'customer-request');
    await forward(harness, handle, 5 * HOUR);
    await renew(handle);
    await act(handle, 'customer-reply');
    await forward(harness, handle, HOUR);
    return finish(harness, handle, 'solved');
  },
  'asked to cancel, which it ignores, then solved': async (harness) => {
    const handle = await openWhole(harness);
    await handle.cancel();
    await act(handle, 'response');
    return finish(harness, handle, 'solved');
  },
};

function openWhole(harness: CaseHarness, overrides: Partial<CaseFile> = {}): Promise<CaseHandle> {
  const { id: _id, ...file } = wholeCase({ openedAt: Date.now(), ...overrides });
  return harness.open(file);
}

function act(handle: CaseHandle, name: LiveActName, args: Partial<ActArgs> = {}) {
  return handle.executeUpdate(updateOf(name), { args: [{ by: 'Ada', ...args }] });
}

/** Asks a case to go on in a new run, and waits until it does. */
export async function renew(handle: CaseHandle): Promise<void> {
  const { runId } = await handle.describe();
  await handle.executeUpdate(renewUpdate);
  await expect.poll(async () => (await handle.describe()).runId).not.toBe(runId);
}

function forward(harness: CaseHarness, handle: CaseHandle, ms: number): Promise<void> {
  return fastForward(harness.temporal, handle.workflowId, ms);
}

async function finish(
  harness: CaseHarness,
  handle: CaseHandle,
  outcome: 'solved' | 'unresolved' | 'withdrawn',
): Promise<CaseHandle> {
  await act(handle, 'close', { outcome });
  return ended(harness, handle);
}

/** Takes a closed case to the end of the time in which it can be reopened. */
async function ended(harness: CaseHarness, handle: CaseHandle): Promise<CaseHandle> {
  // The end of the workflow ends the poll for it as well, so only the result is waited for.
  forward(harness, handle, 15 * DAY).catch(() => {});
  await handle.result();
  return handle;
}
