import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveActName } from '../../domain/case/act.ts';
import type { CaseFile, Clock } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import { reportQuery, updateOf, type ActArgs } from '../../workflows/messages/case-messages.ts';
import { MINUTE } from '../support/case-file.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { CRITICAL_TICKET } from '../support/critical-ticket.ts';
import { drafted } from '../support/drafted.ts';
import { fastForward } from '../support/temporal.ts';
import { startCaseHarness, type CaseHandle, type CaseHarness } from './case-harness.ts';

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness();
});
afterAll(() => harness.stop());

/** Opened now. */
function critical(): Partial<CaseFile> {
  const { id: _id, ...file } = drafted(toIso(Date.now()), {
    catalogue: exampleCatalogue(),
    request: CRITICAL_TICKET,
  });
  return file;
}

async function perform(handle: CaseHandle, name: LiveActName, args: Partial<ActArgs> = {}) {
  await handle.executeUpdate(updateOf(name), { args: [{ by: 'Grace', ...args }] });
  return stateOf(handle);
}

async function stateOf(handle: CaseHandle) {
  return (await handle.query(reportQuery))!.state;
}

const triageOf = ({ clocks }: { readonly clocks: readonly Clock[] }) =>
  clocks.find(({ metric }) => metric === 'triage');

describe('a clock of a team', () => {
  it('is breached and escalates again and again, while nothing that the customer is promised is late', async () => {
    const handle = await harness.open(critical());
    await fastForward(harness.temporal, handle.workflowId, 6 * MINUTE);
    const state = await stateOf(handle);
    expect(triageOf(state)).toMatchObject({ audience: 'team', state: 'breached' });
    expect(state).toMatchObject({ breached: false, next: { what: 'first_response.warning' } });
    await fastForward(harness.temporal, handle.workflowId, 20 * MINUTE);
    const reached = triageOf(await stateOf(handle))?.escalations.filter((one) => one.reachedAt);
    expect(reached).toMatchObject([
      { level: 1, number: 1 },
      { level: 1, number: 2 },
      { level: 1, number: 3 },
    ]);
    await handle.terminate();
  });

  it('ends when somebody has taken the case, and is escalated no further', async () => {
    const handle = await harness.open(critical());
    await fastForward(harness.temporal, handle.workflowId, 6 * MINUTE);
    const taken = triageOf(await perform(handle, 'acknowledge'));
    expect(taken).toMatchObject({ acknowledged: { by: 'Grace' }, state: 'breached' });
    expect(taken?.metAt).not.toBeNull();
    await fastForward(harness.temporal, handle.workflowId, 60 * MINUTE);
    const escalated = harness
      .batches(handle.workflowId)
      .flatMap(({ events }) => events)
      .filter(
        ({ type, data }) =>
          type === 'case.escalated' && 'metric' in data && data.metric === 'triage',
      );
    expect(escalated).toHaveLength(1);
    await handle.terminate();
  });

  it('is taken with a level that is a whole number, or without one', async () => {
    const handle = await harness.open(critical());
    const wrong = handle.executeUpdate(updateOf('acknowledge'), {
      args: [{ by: 'Grace', level: 0 }],
    });
    await expect(wrong).rejects.toMatchObject({
      cause: { message: 'level must be a whole number, 1 or more' },
    });
    await handle.terminate();
  });
});
