import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueText } from '../../domain/operator-text/due-text.ts';
import { toIso } from '../../domain/time/instant.ts';
import {
  FAILURES,
  reportQuery,
  timelineQuery,
  updateOf,
} from '../../workflows/messages/case-messages.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import { DAY, firstResponse, HOUR, MINUTE } from '../support/case-file.ts';
import { fastForward } from '../support/temporal.ts';
import { silencePolicy } from '../support/whole-case.ts';
import { startCaseHarness, type CaseHandle, type CaseHarness } from './case-harness.ts';

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness();
});
afterAll(() => harness.stop());

const forward = (handle: CaseHandle, ms: number) =>
  fastForward(harness.temporal, handle.workflowId, ms);

async function timeline(handle: CaseHandle) {
  return (await handle.query(timelineQuery)).map((event) => event.type);
}

async function stateOf(handle: CaseHandle) {
  return (await handle.query(reportQuery))!.state;
}

async function clockOf(handle: CaseHandle) {
  return (await stateOf(handle)).clocks[0]!;
}

async function eventsNamed(handle: CaseHandle, name: string) {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => Object.hasOwn(event, `${name}EventAttributes`));
}

/** What lists of the Temporal UI say of a case. */
async function listedOf(handle: CaseHandle) {
  const { typedSearchAttributes: listed } = await handle.describe();
  const { status, breached, overdue, nextDueAt, nextAt, reference } = SEARCH_ATTRIBUTES;
  const { severityRank, flagged, waitingFor } = SEARCH_ATTRIBUTES;
  return {
    status: listed.get(status),
    breached: listed.get(breached),
    overdue: listed.get(overdue),
    dueAt: listed.get(nextDueAt),
    nextAt: listed.get(nextAt),
    reference: listed.get(reference),
    severityRank: listed.get(severityRank),
    flagged: listed.get(flagged),
    waitingFor: listed.get(waitingFor),
  };
}

async function refusalOf(update: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await update.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  const { cause } = error as WorkflowUpdateFailedError;
  expect(cause).toBeInstanceOf(ApplicationFailure);
  return cause as ApplicationFailure;
}

describe('a case that nobody answers', () => {
  it('is warned at 75 %, breached at its deadline, and each is published with that instant', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    await forward(handle, 2 * HOUR);
    const events = harness.batches(handle.workflowId).flatMap((batch) => batch.events);
    expect(events.map((event) => [event.seq, event.type, event.at])).toEqual([
      [1, 'case.opened', openedAt],
      [2, 'case.sla.warning', openedAt + 45 * MINUTE],
      [3, 'case.sla.breached', openedAt + 60 * MINUTE],
    ]);
    expect(await clockOf(handle)).toMatchObject({ state: 'breached', breachedAt: openedAt + HOUR });
    await handle.terminate();
  });

  it('has one live timer, which is replaced only when the next instant changes', async () => {
    const handle = await harness.open();
    await forward(handle, 2 * HOUR);
    const started = await eventsNamed(handle, 'timerStarted');
    expect(started).toHaveLength(2);
    expect(await eventsNamed(handle, 'timerFired')).toHaveLength(2);
    expect(await eventsNamed(handle, 'timerCanceled')).toHaveLength(0);
    await handle.terminate();
  });

  it('opened in the past records at once what has fallen due since', async () => {
    const openedAt = Date.now() - 50 * MINUTE;
    const handle = await harness.open({ openedAt });
    expect(await timeline(handle)).toEqual(['case.opened', 'case.sla.warning']);
    await forward(handle, 11 * MINUTE);
    expect(await clockOf(handle)).toMatchObject({ breachedAt: openedAt + HOUR });
    await handle.terminate();
  });

  it('waits a year for a deadline a year away', async () => {
    const openedAt = Date.now();
    const commitments = firstResponse({ target: { minutes: 365 * 24 * 60 } });
    const handle = await harness.open({ openedAt, commitments });
    await forward(handle, 365 * DAY - HOUR);
    expect(await timeline(handle)).toEqual(['case.opened', 'case.sla.warning']);
    await forward(handle, 2 * HOUR);
    expect(await clockOf(handle)).toMatchObject({ breachedAt: openedAt + 365 * DAY });
    await handle.terminate();
  });
});

describe('a response', () => {
  it('in time meets the clock and leaves no timer', async () => {
    const handle = await harness.open();
    await forward(handle, 20 * MINUTE);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    const state = await stateOf(handle);
    expect(state).toMatchObject({ status: 'in_progress', breached: false, nextDueAt: null });
    expect(state.clocks[0]).toMatchObject({ state: 'met', breachedAt: null });
    await forward(handle, DAY);
    expect(await timeline(handle)).toEqual(['case.opened', 'case.responded', 'case.sla.met']);
    await handle.terminate();
  });

  it('after the breach leaves it in place and gives the clock its metAt', async () => {
    const handle = await harness.open();
    await forward(handle, 70 * MINUTE);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    const state = await stateOf(handle);
    expect(state.breached).toBe(true);
    expect(state.clocks[0]).toMatchObject({ state: 'breached' });
    expect(state.clocks[0]!.metAt).toBeGreaterThan(state.clocks[0]!.breachedAt!);
    expect((await timeline(handle)).at(-1)).toBe('case.sla.met_late');
    await handle.terminate();
  });

  it('reported late withdraws the breach', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    await forward(handle, 90 * MINUTE);
    const at = toIso(openedAt + 30 * MINUTE);
    await handle.executeUpdate(updateOf('response'), {
      args: [{ by: 'Ada', at }],
    });
    const state = await stateOf(handle);
    expect(state).toMatchObject({ breached: false });
    expect((await timeline(handle)).slice(-3)).toEqual([
      'case.responded',
      'case.sla.met',
      'case.sla.corrected',
    ]);
    await handle.terminate();
  });

  it('sent twice with one update id is one response', async () => {
    const handle = await harness.open();
    const send = () =>
      handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }], updateId: 'one' });
    const answers = await Promise.all([send(), send()]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await timeline(handle)).filter((type) => type === 'case.responded')).toHaveLength(1);
    await handle.terminate();
  });

  it('may come ten times at once: the clock is met by the earliest', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    const instants = [9, 3, 7, 1, 8, 2, 6, 4, 10, 5].map((n) => openedAt + n);
    await Promise.all(
      instants.map((at) =>
        handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada', at: toIso(at) }] }),
      ),
    );
    expect((await clockOf(handle)).metAt).toBe(openedAt + 1);
    expect((await timeline(handle)).filter((type) => type === 'case.responded')).toHaveLength(10);
    await handle.terminate();
  });
});

describe('closing', () => {
  it('ends the clock, and the workflow when the 14 days to reopen are over', async () => {
    const handle = await harness.openSkipping();
    await handle.executeUpdate(updateOf('close'), { args: [{ by: 'Ada', outcome: 'solved' }] });
    const state = await handle.result();
    expect(state).toMatchObject({ status: 'closed', closure: { outcome: 'solved', by: 'Ada' } });
    const types = harness.batches(handle.workflowId).flatMap((b) => b.events.map((e) => e.type));
    expect(types.at(-1)).not.toBe('case.sla.breached');
    expect((await handle.describe()).status.name).toBe('COMPLETED');
  });

  it('refuses what comes after it and accepts a response from before it', async () => {
    const openedAt = Date.now() - 30 * MINUTE;
    const handle = await harness.open({ openedAt });
    const closedAt = openedAt + 20 * MINUTE;
    await handle.executeUpdate(updateOf('close'), {
      args: [{ by: 'Ada', outcome: 'withdrawn', at: toIso(closedAt) }],
    });
    const late = handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    expect(await refusalOf(late)).toMatchObject({ type: 'case-closed' });
    const again = handle.executeUpdate(updateOf('close'), {
      args: [{ by: 'Ada', outcome: 'solved' }],
    });
    expect(await refusalOf(again)).toMatchObject({ type: 'case-closed' });
    await handle.executeUpdate(updateOf('response'), {
      args: [{ by: 'Ada', at: toIso(closedAt - MINUTE) }],
    });
    const state = await stateOf(handle);
    expect(state.clocks[0]).toMatchObject({ state: 'met', metAt: closedAt - MINUTE });
    await handle.terminate();
  });
});

describe('an act that is not well formed', () => {
  it.each([
    ['without a name', { by: '' }],
    ['at a time without a zone', { by: 'Ada', at: '2026-03-02T08:00:00' }],
    ['at no time at all', { by: 'Ada', at: 'yesterday' }],
    ['that is not an object', null],
  ])('%s is refused and changes nothing', async (_, args) => {
    const handle = await harness.open();
    const update = handle.executeUpdate(updateOf('response'), { args: [args as never] });
    expect(await refusalOf(update)).toMatchObject({ type: FAILURES.invalidArguments });
    expect(await timeline(handle)).toEqual(['case.opened']);
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });

  it('from before the opening is refused', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    const at = toIso(openedAt - 1);
    const update = handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada', at }] });
    expect(await refusalOf(update)).toMatchObject({ type: 'instant-before-opening' });
    await handle.terminate();
  });

  it('with an unknown outcome is refused', async () => {
    const handle = await harness.open();
    const args = [{ by: 'Ada', outcome: 'forgotten' as never }] as const;
    const update = handle.executeUpdate(updateOf('close'), { args: [...args] });
    expect(await refusalOf(update)).toMatchObject({ type: FAILURES.invalidArguments });
    await handle.terminate();
  });
});

describe('publishing', () => {
  it('is retried until the database is back: nothing is lost, and the clocks continue', async () => {
    const openedAt = Date.now();
    harness.failNext(3);
    const handle = await harness.open({ openedAt });
    await forward(handle, 2 * HOUR);
    const batches = harness.batches(handle.workflowId);
    const events = batches.flatMap((batch) => batch.events);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(events.at(-1)).toMatchObject({ type: 'case.sla.breached', at: openedAt + HOUR });
    await handle.terminate();
  });

  it('splits a backlog into messages that Temporal accepts', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    await handle.query(reportQuery);
    // Until everything has been read: a case with a long history that is published goes on in a new
    // run, which has none of these events.
    harness.failNext(Infinity);
    const note = '漢'.repeat(5_000);
    for (let n = 0; n < 50; n += 5) {
      // A few at a time: a workflow takes ten at once.
      const args: [{ by: string; note: string }] = [{ by: 'Ada', note }];
      await Promise.all(
        Array.from({ length: 5 }, () => handle.executeUpdate(updateOf('response'), { args })),
      );
    }
    const first = await handle.query(timelineQuery, 0);
    expect(first.length).toBeLessThan(51);
    expect((await handle.query(timelineQuery, first.length))[0]!.seq).toBe(first.length + 1);
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    harness.failNext(0);
    await forward(handle, HOUR);
    const published = harness.batches(handle.workflowId).flatMap((batch) => batch.events);
    expect(published.map((event) => event.seq)).toEqual(published.map((_, index) => index + 1));
    expect(published).toHaveLength(52);
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });

  it('sends the file again if the ledger has lost the case', async () => {
    const handle = await harness.open();
    await forward(handle, 50 * MINUTE);
    harness.forget(handle.workflowId);
    await forward(handle, HOUR);
    expect(harness.batches(handle.workflowId).map((batch) => batch.file !== null)).toEqual([true]);
    await handle.terminate();
  });

  it('sends the file once and the state always', async () => {
    const handle = await harness.open();
    await forward(handle, 2 * HOUR);
    const batches = harness.batches(handle.workflowId);
    expect(batches.map((batch) => batch.file !== null)).toEqual([true, false, false]);
    expect(batches.map((batch) => batch.state.breached)).toEqual([false, false, true]);
    await handle.terminate();
  });
});

describe('what an operator sees', () => {
  it('a case is listed as overdue until support has acted on what it missed', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    const listed = () => listedOf(handle);
    await expect.poll(listed).toMatchObject({ breached: false, overdue: false });
    await forward(handle, 2 * HOUR);
    await expect.poll(listed).toMatchObject({ breached: true, overdue: true });
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    await expect.poll(listed).toMatchObject({ breached: true, overdue: false });
    await handle.terminate();
  });

  it('status, next deadline and breach are search attributes that follow the case', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt });
    const listed = () => listedOf(handle);
    await expect.poll(listed).toMatchObject({ breached: false, dueAt: new Date(openedAt + HOUR) });
    await forward(handle, 2 * HOUR);
    await expect.poll(listed).toMatchObject({ breached: true, dueAt: undefined });
    await handle.executeUpdate(updateOf('close'), { args: [{ by: 'Ada', outcome: 'solved' }] });
    await expect.poll(listed).toMatchObject({ status: 'closed' });
    await handle.terminate();
  });

  it('lists say what is next, whose turn it is, how severe it is and who calls it what', async () => {
    const openedAt = Date.now();
    const handle = await harness.open({ openedAt, nonResponse: silencePolicy() });
    const listed = () => listedOf(handle);
    await expect.poll(listed).toMatchObject({
      nextAt: new Date(openedAt + 45 * MINUTE),
      reference: 'INC-10045',
      severityRank: 1,
      flagged: false,
      waitingFor: undefined,
    });
    await forward(handle, 50 * MINUTE);
    await expect.poll(listed).toMatchObject({ nextAt: new Date(openedAt + HOUR) });
    await handle.executeUpdate(updateOf('customer-request'), { args: [{ by: 'Ada' }] });
    await expect.poll(listed).toMatchObject({ waitingFor: 'customer' });
    await forward(handle, 5 * HOUR);
    await expect.poll(listed).toMatchObject({ severityRank: 2, waitingFor: 'customer' });
    await forward(handle, 30 * HOUR);
    await expect.poll(listed).toMatchObject({ severityRank: 3, flagged: true, nextAt: undefined });
    await handle.executeUpdate(updateOf('customer-reply'), { args: [{ by: 'Ada' }] });
    await expect.poll(listed).toMatchObject({ flagged: false, waitingFor: undefined });
    await handle.terminate();
  });

  it('lists are updated once for everything that an act changes, and not for what it leaves', async () => {
    const handle = await harness.open({ nonResponse: silencePolicy() });
    await expect.poll(() => harness.batches(handle.workflowId)).toHaveLength(1);
    const updates = () => eventsNamed(handle, 'upsertWorkflowSearchAttributes');
    expect(await updates()).toEqual([]);
    await handle.executeUpdate(updateOf('customer-request'), { args: [{ by: 'Ada' }] });
    await expect.poll(() => listedOf(handle)).toMatchObject({ waitingFor: 'customer' });
    const [update, ...further] = await updates();
    expect(further).toEqual([]);
    const { indexedFields } =
      update!.upsertWorkflowSearchAttributesEventAttributes!.searchAttributes!;
    expect(Object.keys(indexedFields!).toSorted()).toEqual([
      'SlaNextAt',
      'SlaNextDueAt',
      'SlaStatus',
      'SlaWaitingFor',
    ]);
    await handle.terminate();
  });

  it('lists change after the alerts, because each change costs the engine more than a breach', async () => {
    const handle = await harness.open();
    await forward(handle, 2 * HOUR);
    await expect.poll(() => listedOf(handle)).toMatchObject({ breached: true });
    const [lastTold] = (await eventsNamed(handle, 'activityTaskCompleted')).slice(-1);
    const [lastListed] = (await eventsNamed(handle, 'upsertWorkflowSearchAttributes')).slice(-1);
    expect(Number(lastListed!.eventId)).toBeGreaterThan(Number(lastTold!.eventId));
    await handle.terminate();
  });

  it('lists do not wait for a ledger that is down', async () => {
    const handle = await harness.open();
    await forward(handle, 50 * MINUTE);
    harness.failNext(Number.POSITIVE_INFINITY);
    // It ends when nothing of the case is under way.
    const forwarded = forward(handle, HOUR);
    const listed = () => listedOf(handle);
    await expect.poll(listed).toMatchObject({ breached: true });
    expect(harness.batches(handle.workflowId).at(-1)?.state.breached).toBe(false);
    harness.failNext(0);
    await forwarded;
    expect(harness.batches(handle.workflowId).at(-1)?.state.breached).toBe(true);
    await handle.terminate();
  });

  it('lists follow every change while the ledger is down, not only the first', async () => {
    const handle = await harness.open();
    await expect.poll(() => harness.batches(handle.workflowId)).toHaveLength(1);
    harness.failNext(Number.POSITIVE_INFINITY);
    const listed = () => listedOf(handle);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    await expect.poll(listed).toMatchObject({ status: 'in_progress' });
    await handle.executeUpdate(updateOf('close'), { args: [{ by: 'Ada', outcome: 'solved' }] });
    await expect.poll(listed).toMatchObject({ status: 'closed' });
    harness.failNext(0);
    const told = () => harness.batches(handle.workflowId).at(-1)?.state.status;
    await expect.poll(told).toBe('closed');
    await handle.terminate();
  });

  it('the timers say what they wait for, and the current details show the state of the case', async () => {
    const handle = await harness.open();
    await forward(handle, 50 * MINUTE);
    const timers = await eventsNamed(handle, 'timerStarted');
    const summaries = timers.map((event) =>
      JSON.parse(Buffer.from(event.userMetadata!.summary!.data!).toString()),
    );
    const due = dueText(await clockOf(handle));
    expect(summaries).toEqual([
      `Warning at 75% of the time for the first response, due ${due}`,
      `First response due ${due}`,
    ]);
    const metadata = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('Mail flow is down');
    expect(metadata.currentDetails).toContain(`First response due ${due}`);
    expect(metadata.currentDetails).toContain('Warned at 75%');
    await handle.terminate();
  });
});

it('a case without a commitment waits only for people', async () => {
  const commitments = firstResponse({ target: null, warnings: [] });
  const handle = await harness.open({ commitments });
  await handle.query(reportQuery);
  expect(await eventsNamed(handle, 'timerStarted')).toHaveLength(0);
  await handle.terminate();
});
