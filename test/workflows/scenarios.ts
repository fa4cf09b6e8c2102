import { toIso } from '../../domain/time/instant.ts';
import { closeUpdate, respondUpdate } from '../../workflows/messages.ts';
import { DAY, HOUR, MINUTE } from '../support/case-file.ts';
import { fastForward } from '../support/temporal.ts';
import type { CaseHandle, CaseHarness } from './case-harness.ts';

/** Lives of a case, one for each kind of ending: each leaves a finished workflow behind. */
export const SCENARIOS: Record<string, (harness: CaseHarness) => Promise<CaseHandle>> = {
  'answered in time, then solved': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 20 * MINUTE);
    await handle.executeUpdate(respondUpdate, { args: [{ by: 'Ada', note: 'Looking into it' }] });
    return finish(harness, handle, 'solved');
  },
  'breached, answered late, then solved': async (harness) => {
    const handle = await harness.open();
    await forward(harness, handle, 2 * HOUR);
    await handle.executeUpdate(respondUpdate, { args: [{ by: 'Ada' }] });
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
    await handle.executeUpdate(respondUpdate, { args: [{ by: 'Ada', at }] });
    return finish(harness, handle, 'solved');
  },
};

function forward(harness: CaseHarness, handle: CaseHandle, ms: number): Promise<void> {
  return fastForward(harness.temporal, handle.workflowId, ms);
}

async function finish(
  harness: CaseHarness,
  handle: CaseHandle,
  outcome: 'solved' | 'unresolved' | 'withdrawn',
): Promise<CaseHandle> {
  await handle.executeUpdate(closeUpdate, { args: [{ by: 'Ada', outcome }] });
  // The end of the workflow ends the poll for it as well, so only the result is waited for.
  forward(harness, handle, 15 * DAY).catch(() => {});
  await handle.result();
  return handle;
}
