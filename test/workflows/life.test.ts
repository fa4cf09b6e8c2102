import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueText } from '../../domain/operator-text/due-text.ts';
import type { LiveActName } from '../../domain/case/act.ts';
import type { CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import { within } from '../../service/system/polling.ts';
import { engineError, isNotTaken } from '../../temporal/errors.ts';
import { reportQuery, updateOf, type ActArgs } from '../../workflows/messages/case-messages.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import type { supportCase } from '../../workflows/support-case/support-case.ts';
import { DAY, HOUR, MINUTE } from '../support/case-file.ts';
import { drafted, IN_CHINA } from '../support/drafted.ts';
import { rounds } from '../support/rounds.ts';
import { clockOf, fastForward } from '../support/temporal.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';
import { startCaseHarness, type CaseHandle, type CaseHarness } from './case-harness.ts';
import { bundleForReplay, replay } from './replay.ts';
import { renew } from './scenarios.ts';

const { History } = temporal.api.history.v1;

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness();
});
afterAll(() => harness.stop());

const forward = (handle: CaseHandle, ms: number) =>
  fastForward(harness.temporal, handle.workflowId, ms);

/** To a second after an instant of the case's own clock. */
async function forwardTo(handle: CaseHandle, instant: number): Promise<void> {
  const now = await clockOf(harness.temporal, handle.workflowId);
  await forward(handle, instant - now.getTime() + 1_000);
}

/** Performs an act, and reads the case after it. */
async function act(...[handle, ...what]: Parameters<typeof perform>): Promise<CaseState> {
  await perform(handle, ...what);
  return stateOf(handle);
}

function perform(
  handle: CaseHandle,
  name: LiveActName,
  args: Partial<ActArgs> = {},
  id?: string,
): Promise<void> {
  return untilNextRun(() =>
    handle.executeUpdate(updateOf(name), {
      args: [{ by: 'Ada', ...args }],
      ...(id !== undefined && { updateId: id }),
    }),
  );
}

/** Sends an update again as long as the run of its case is ending. */
async function untilNextRun(update: () => Promise<unknown>): Promise<void> {
  await within(30_000, async () => {
    try {
      await update();
      return true;
    } catch (error) {
      if (!isNotTaken(engineError(error, 'the case', 'sending'))) throw error;
      return false;
    }
  });
}

async function stateOf(handle: CaseHandle) {
  return (await handle.query(reportQuery))!.state;
}

function published(handle: { workflowId: string }): readonly CaseEvent[] {
  return harness.batches(handle.workflowId).flatMap((batch) => batch.events);
}

function typesOf(handle: CaseHandle): readonly string[] {
  return published(handle).map(({ type }) => type);
}

function countOf(handle: CaseHandle, type: string): number {
  return typesOf(handle).filter((one) => one === type).length;
}

async function eventsNamed(handle: CaseHandle, name: string) {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => Object.hasOwn(event, `${name}EventAttributes`));
}

/** What its timers wait for, as the Temporal UI shows it. */
async function summariesOf(handle: CaseHandle): Promise<readonly unknown[]> {
  const timers = await eventsNamed(handle, 'timerStarted');
  return timers.map(
    ({ userMetadata }) =>
      JSON.parse(Buffer.from(userMetadata!.summary!.data!).toString()) as unknown,
  );
}

async function refusalOf(update: Promise<unknown>): Promise<string | null | undefined> {
  const error: unknown = await update.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  return ((error as WorkflowUpdateFailedError).cause as { type?: string } | undefined)?.type;
}

/** A case as the API drafts it, under 21vianet in China, opened now. */
function inChina(severity: 'A' | 'B' | 'C' = 'A'): Partial<CaseFile> {
  const { id: _id, ...file } = drafted(toIso(Date.now()), {
    request: { offering: '21vianet', severity, language: 'zh-CN' },
    account: IN_CHINA,
  });
  return file;
}

const whole = (overrides: Partial<CaseFile> = {}) => {
  const { id: _id, ...file } = wholeCase({ openedAt: Date.now(), ...overrides });
  return file;
};

describe('a customer who does not answer', () => {
  it('is reminded, has the severity lowered from A to B to C, and gets the case flagged for closing', async () => {
    const handle = await harness.open(inChina());
    const { nonResponse } = await act(handle, 'customer-request');
    const askedAt = nonResponse!.askedAt;
    expect(nonResponse).toMatchObject({
      reminders: [{ at: askedAt + 2 * HOUR }],
      dueAt: askedAt + 4 * HOUR,
      step: { severity: 'B' },
    });
    await forward(handle, 3 * HOUR);
    expect(typesOf(handle).at(-1)).toBe('case.customer.reminded');
    await forward(handle, HOUR + MINUTE);
    const atB = await stateOf(handle);
    expect(atB).toMatchObject({ severity: 'B', status: 'waiting_on_customer' });
    expect(atB.coverage).toEqual({ kind: 'business-hours', calendar: '21vianet' });
    expect(published(handle).at(-1)).toMatchObject({
      type: 'case.severity.downgraded',
      at: askedAt + 4 * HOUR,
      actor: 'system',
      data: { from: 'A', to: 'B', source: { document: '000' } },
    });
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.severity)).toBe('B');

    await forwardTo(handle, atB.nonResponse!.dueAt!);
    const atC = await stateOf(handle);
    expect(atC).toMatchObject({ severity: 'C', nonResponse: { since: atB.nonResponse!.dueAt! } });
    await forwardTo(handle, atC.nonResponse!.dueAt!);
    await forward(handle, 60 * DAY);
    expect(await stateOf(handle)).toMatchObject({
      status: 'waiting_on_customer',
      closure: null,
      nonResponse: { flagged: true, dueAt: null },
    });
    expect(typesOf(handle).filter((type) => type !== 'case.sla.met')).toEqual([
      'case.opened',
      'case.customer.asked',
      'case.customer.reminded',
      'case.severity.downgraded',
      'case.customer.reminded',
      'case.severity.downgraded',
      'case.customer.reminded',
      'case.flagged',
    ]);
    await handle.terminate();
  });

  it('who answers at last stops it, and the severity stays lowered until an agent raises it', async () => {
    const handle = await harness.open(inChina());
    await act(handle, 'customer-request');
    await forward(handle, 5 * HOUR);
    const state = await act(handle, 'customer-reply');
    expect(state).toMatchObject({ severity: 'B', status: 'in_progress', nonResponse: null });
    await forward(handle, 30 * DAY);
    expect(countOf(handle, 'case.severity.downgraded')).toBe(1);
    const raised = await act(handle, 'severity', { severity: 'A', reason: 'impact-changed' });
    expect(raised).toMatchObject({ severity: 'A', coverage: { kind: '24x7' } });
    await handle.terminate();
  });

  it('gets the case closed if the policy says so', async () => {
    const handle = await harness.open(whole({ nonResponse: silencePolicy('close') }));
    await act(handle, 'customer-request');
    await forward(handle, (4 + 8 + 16) * HOUR + MINUTE);
    expect(await stateOf(handle)).toMatchObject({
      status: 'closed',
      closure: { outcome: 'unresolved', by: 'system' },
    });
    forward(handle, 15 * DAY).catch(() => {});
    expect(await handle.result()).toMatchObject({ status: 'closed' });
  });

  it('was asked by mistake: what non-response did is undone and corrected', async () => {
    const handle = await harness.open(inChina());
    await act(handle, 'customer-request');
    await forward(handle, 5 * HOUR);
    const state = await act(handle, 'withdraw-request');
    expect(state).toMatchObject({ severity: 'A', breached: true, nonResponse: null });
    await forward(handle, MINUTE);
    expect(typesOf(handle)).toEqual(expect.arrayContaining(['case.request.withdrawn']));
    expect(countOf(handle, 'case.sla.corrected')).toBe(2);
    expect(await refusalOf(act(handle, 'withdraw-request'))).toBe('nothing-asked');
    await handle.terminate();
  });
});

describe('a change of severity', () => {
  it('for lack of resources lowers it, with ground and source', async () => {
    const handle = await harness.open(inChina());
    const args = { severity: 'B', reason: 'lack-of-resources' };
    expect((await act(handle, 'severity', args)).severity).toBe('B');
    expect(await refusalOf(act(handle, 'severity', args))).toBe('severity-not-lower');
    await handle.terminate();
  });

  it('to A is refused by the rule of the offering that the case would break', async () => {
    const { request, ...file } = inChina('B');
    const handle = await harness.open({ ...file, request: { ...request!, businessImpact: null } });
    const raise = { severity: 'A', reason: 'impact-changed' };
    expect(await refusalOf(act(handle, 'severity', raise))).toBe('broken-rule');
    const stated = { ...raise, businessImpact: 'Nobody can work' };
    expect((await act(handle, 'severity', stated)).severity).toBe('A');
    await handle.terminate();
  });

  it('that moves a deadline into the past breaches at once, with one alert and no warning', async () => {
    const file = whole();
    const handle = await harness.open({ ...file, request: { ...file.request, severity: 'A' } });
    await act(handle, 'severity', { severity: 'C', reason: 'correction' });
    await forward(handle, 90 * MINUTE);
    const state = await act(handle, 'severity', { severity: 'A', reason: 'impact-changed' });
    const [first] = state.clocks;
    expect(first).toMatchObject({ state: 'breached', dueAt: file.openedAt + HOUR });
    expect(first!.breachedAt).toBeGreaterThan(file.openedAt + 90 * MINUTE);
    await forward(handle, MINUTE);
    expect(countOf(handle, 'case.sla.breached')).toBe(1);
    expect(countOf(handle, 'case.sla.warning')).toBe(0);
    await handle.terminate();
  });
});

describe('a wait for another than the customer', () => {
  it('pauses what its kind pauses, and reminds support until it ends', async () => {
    const file = whole({ nonResponse: null });
    const handle = await harness.open(file);
    await act(handle, 'response');
    await forward(handle, 30 * MINUTE);
    const waiting = await act(handle, 'wait', { kind: 'vendor' });
    expect(waiting).toMatchObject({ status: 'waiting', waitingFor: 'vendor' });
    await forward(handle, 3 * HOUR);
    // What the last timer on the way starts may still be under way.
    await within(10_000, () => countOf(handle, 'case.wait.reminded') >= 2);
    expect(countOf(handle, 'case.wait.reminded')).toBe(2);
    const resumed = await act(handle, 'end-wait');
    expect(resumed).toMatchObject({ status: 'in_progress', waitingFor: null });
    const resolution = resumed.clocks.find(({ metric }) => metric === 'resolution')!;
    const [pause] = resolution.pauses;
    expect(pause?.reason).toBe('vendor');
    expect(resolution.dueAt).toBe(file.openedAt + 4 * HOUR + (pause!.to - pause!.from));
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });

  it('refuses a kind that the offering does not have, and an end where nobody is waited for', async () => {
    const handle = await harness.open(whole());
    expect(await refusalOf(act(handle, 'wait', { kind: 'vendro' }))).toBe('unknown-wait');
    expect(await refusalOf(act(handle, 'wait', {}))).toBe('invalid-arguments');
    expect(await refusalOf(act(handle, 'end-wait'))).toBe('nothing-awaited');
    await handle.terminate();
  });
});

describe('a resolution that pauses on the customer', () => {
  it('pauses without a timer, resumes with the remaining time, and warns, breaches and escalates once', async () => {
    const file = whole({ nonResponse: null });
    const handle = await harness.open(file);
    await forward(handle, 30 * MINUTE);
    const paused = await act(handle, 'customer-request');
    expect(paused).toMatchObject({
      nextDueAt: null,
      clocks: [{ state: 'met' }, { state: 'paused' }, { state: 'paused' }],
    });
    await forward(handle, 10 * HOUR);
    expect(countOf(handle, 'case.sla.warning')).toBe(0);
    expect(countOf(handle, 'case.sla.breached')).toBe(0);
    const resumed = await act(handle, 'customer-reply');
    const resolution = resumed.clocks.find(({ metric }) => metric === 'resolution')!;
    const [pause] = resolution.pauses;
    expect(resolution.dueAt).toBe(file.openedAt + 4 * HOUR + (pause!.to - pause!.from));
    await act(handle, 'response');
    await forwardTo(handle, resolution.dueAt! + 2 * HOUR);
    const { typesAfter, reached } = {
      typesAfter: published(handle)
        .filter(({ data }) => !('metric' in data) || data.metric === 'resolution')
        .map(({ type }) => type)
        .filter((type) => /warning|breached|escalated/.test(type)),
      reached: (await stateOf(handle)).clocks.find(({ metric }) => metric === 'resolution')!,
    };
    expect(typesAfter).toEqual([
      'case.sla.warning',
      'case.sla.warning',
      'case.sla.breached',
      'case.escalated',
      'case.escalated',
    ]);
    expect(reached.escalations).toMatchObject([
      { level: 1, reachedAt: resolution.dueAt! + 30 * MINUTE },
      { level: 2, reachedAt: resolution.dueAt! + HOUR },
      { level: 3, reachedAt: null },
    ]);
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });

  it('escalates no further once somebody has acknowledged it', async () => {
    const file = whole();
    const handle = await harness.open(file);
    await act(handle, 'response');
    await forward(handle, 4 * HOUR + 40 * MINUTE);
    expect(await refusalOf(act(handle, 'acknowledge', { level: 2 }))).toBe(
      'nothing-to-acknowledge',
    );
    await act(handle, 'acknowledge', { level: 1 });
    await forward(handle, DAY);
    expect(countOf(handle, 'case.escalated')).toBe(1);
    await handle.terminate();
  });

  it('refuses an act whose deadlines cannot be computed, and accepts it when they can', async () => {
    const handle = await harness.open(whole());
    const before = await stateOf(handle);
    harness.failScheduling(3);
    expect(await refusalOf(act(handle, 'customer-request', {}, 'ask'))).toBe('scheduling-failed');
    expect(await stateOf(handle)).toEqual(before);
    expect((await act(handle, 'customer-request')).status).toBe('waiting_on_customer');
    await handle.terminate();
  });
});

describe('a follow-up under 21vianet', () => {
  it('is timed from word to word, pauses while the customer is asked, and is shown in words', async () => {
    const handle = await harness.open(inChina());
    expect((await stateOf(handle)).pending).toMatchObject([{ metric: 'follow_up' }]);
    await forward(handle, 30 * MINUTE);
    const answered = await act(handle, 'response');
    const first = answered.clocks.at(-1)!;
    expect(first).toMatchObject({ metric: 'follow_up', cycle: 1, state: 'running' });
    await forwardTo(handle, first.dueAt!);
    const events = published(handle).filter(({ key }) => key.startsWith('follow_up:'));
    expect(events.map(({ key, at }) => [key, at])).toEqual([
      ['follow_up:1:75', first.startedAt + 90 * MINUTE],
      ['follow_up:1:breached', first.startedAt + 2 * HOUR],
    ]);
    const due = dueText(first);
    expect((await summariesOf(handle)).slice(-2)).toEqual([
      `Warning at 75% of the time for the follow-up, due ${due}`,
      `Follow-up due ${due}`,
    ]);
    const { currentDetails } = await handle.query<{ currentDetails: string }>(
      '__temporal_workflow_metadata',
    );
    expect(currentDetails).toContain(`the follow-up was due ${due} and has not come`);

    const asked = await act(handle, 'customer-request');
    expect(asked.clocks.slice(-2)).toMatchObject([
      { cycle: 1, state: 'breached', metAt: expect.any(Number) },
      { cycle: 2, state: 'paused', dueAt: null },
    ]);
    await forward(handle, HOUR);
    const replied = await act(handle, 'customer-reply');
    const second = replied.clocks.at(-1)!;
    expect(second).toMatchObject({ metric: 'follow_up', cycle: 2, state: 'running' });
    expect(second.dueAt).toBe(second.pauses[0]!.to + 2 * HOUR);
    const closed = await act(handle, 'close', { outcome: 'solved' });
    expect(closed.clocks.at(-1)).toMatchObject({ cycle: 2, state: 'met' });
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });
});

describe('closing and reopening', () => {
  it.each(['solved', 'unresolved', 'withdrawn'] as const)(
    '%s ends every clock, and after 14 days the workflow',
    async (outcome) => {
      const handle = await harness.open(whole());
      await act(handle, 'customer-request');
      const state = await act(handle, 'close', { outcome });
      expect(state).toMatchObject({ status: 'closed', nextDueAt: null, nonResponse: null });
      expect(state.clocks.every((one) => !['running', 'paused'].includes(one.state))).toBe(true);
      forward(handle, 15 * DAY).catch(() => {});
      expect(await handle.result()).toMatchObject({ closure: { outcome } });
      const alerts = /warning|breached|reminded|downgraded|flagged|escalated/;
      expect(typesOf(handle).filter((type) => alerts.test(type))).toEqual([]);
    },
  );

  it('within 14 days starts new cycles, of the first response too if nobody had answered', async () => {
    const handle = await harness.open(whole());
    await act(handle, 'close', { outcome: 'unresolved' });
    await forward(handle, 13 * DAY);
    const state = await act(handle, 'reopen');
    expect(state).toMatchObject({ status: 'in_progress', closure: null });
    expect(state.clocks.map(({ metric, cycle, state: is }) => `${metric} ${cycle} ${is}`)).toEqual([
      'first_response 1 cancelled',
      'resolution 1 cancelled',
      'resolution 2 running',
      'first_response 2 running',
    ]);
    expect(await refusalOf(act(handle, 'reopen'))).toBe('case-open');
    await forward(handle, 3 * DAY);
    expect(countOf(handle, 'case.sla.breached')).toBe(2);
    await act(handle, 'close', { outcome: 'solved' });
    forward(handle, 15 * DAY).catch(() => {});
    await handle.result();
  });

  it('accepts a response from before the close afterwards', async () => {
    const file = whole();
    const handle = await harness.open(file);
    await forward(handle, 20 * MINUTE);
    await act(handle, 'close', { outcome: 'unresolved' });
    const at = toIso(file.openedAt + 10 * MINUTE);
    const state = await act(handle, 'response', { at });
    expect(state.clocks[0]).toMatchObject({ state: 'met', metAt: file.openedAt + 10 * MINUTE });
    expect(await refusalOf(act(handle, 'response'))).toBe('case-closed');
    await handle.terminate();
  });
});

describe('a sub-problem that is split off', () => {
  it('is a separate case, linked both ways, and continues when the original case has ended', async () => {
    const handle = await harness.open(whole());
    const id = `case_${randomUUID()}`;
    const file = wholeCase({ id, openedAt: Date.now(), parent: handle.workflowId });
    const part = { file, summary: 'A part', details: 'of a case' };
    const state = await act(handle, 'split', { part }, 'split-1');
    expect(state.children).toEqual([id]);
    expect((await act(handle, 'split', { part }, 'split-1')).children).toEqual([id]);
    const child = harness.temporal.client.workflow.getHandle<typeof supportCase>(id);
    expect((await child.query(reportQuery))!.file.parent).toBe(handle.workflowId);
    const { parentExecution, typedSearchAttributes } = await child.describe();
    expect(parentExecution?.workflowId).toBe(handle.workflowId);
    expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.status)).toBe('open');
    await act(handle, 'close', { outcome: 'solved' });
    await handle.terminate();
    expect((await child.query(reportQuery))!.state.clocks[0]).toMatchObject({ state: 'running' });
    await child.terminate();
  });

  it('cannot be created without the API, which drafts it', async () => {
    const handle = await harness.open(whole());
    expect(await refusalOf(act(handle, 'split'))).toBe('invalid-arguments');
    await handle.terminate();
  });
});

describe('concurrent acts', () => {
  it('ten at once end in one state, each of them once', async () => {
    const handle = await harness.open(whole());
    const names: readonly LiveActName[] = ['response', 'customer-request', 'customer-reply'];
    const ten = Array.from({ length: 10 }, (_, index) => names[index % 3]!);
    await Promise.all(ten.map((name, index) => act(handle, name, {}, `act-${index}`)));
    const state = await act(handle, 'customer-reply', {}, 'last');
    expect(state).toMatchObject({ status: 'in_progress', nonResponse: null });
    await forward(handle, MINUTE);
    const acts = published(handle).filter(({ key }) => key.startsWith('act:'));
    expect(acts.map(({ key }) => key).toSorted()).toEqual(
      [...ten.map((_, index) => `act:act-${index}`), 'act:last'].toSorted(),
    );
    await handle.terminate();
  });

  it('the same act twice, also at once, is one act', async () => {
    const handle = await harness.open(whole());
    await Promise.all([1, 2, 3].map(() => act(handle, 'customer-request', {}, 'ask')));
    await act(handle, 'close', { outcome: 'solved' }, 'end');
    await act(handle, 'close', { outcome: 'solved' }, 'end');
    await forward(handle, MINUTE);
    expect(countOf(handle, 'case.customer.asked')).toBe(1);
    expect(countOf(handle, 'case.closed')).toBe(1);
    await handle.terminate();
  });

  it('an act at the very instant of a deadline comes before it, whenever it arrives', async () => {
    const file = whole();
    const handle = await harness.open(file);
    await forward(handle, 90 * MINUTE);
    expect((await stateOf(handle)).breached).toBe(true);
    const state = await act(handle, 'response', { at: toIso(file.openedAt + HOUR) });
    expect(state).toMatchObject({
      breached: false,
      clocks: [{ state: 'met', breachedAt: null }, {}, { metric: 'follow_up' }],
    });
    await handle.terminate();
  });
});

const runOf = async (handle: CaseHandle) => (await handle.describe()).runId;

describe('a case that continues as new', () => {
  it('carries over everything: state, deadlines, sequence, search attributes', async () => {
    const file = whole();
    const handle = await harness.open(file);
    await forward(handle, 50 * MINUTE);
    await act(handle, 'customer-request', { note: 'Please send the headers' }, 'ask');
    const before = await handle.query(reportQuery);
    await renew(handle);
    expect(await handle.query(reportQuery)).toEqual(before);
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.status)).toBe('waiting_on_customer');
    await forward(handle, 5 * HOUR);
    expect((await stateOf(handle)).severity).toBe('B');
    await act(handle, 'customer-request', {}, 'ask');
    await renew(handle);
    await act(handle, 'customer-reply');
    await forward(handle, MINUTE);
    const events = published(handle);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    expect(countOf(handle, 'case.customer.asked')).toBe(1);
    await handle.terminate();
  });

  it('still corrects what an earlier run has recorded', async () => {
    const file = whole();
    const handle = await harness.open(file);
    await forward(handle, 90 * MINUTE);
    await renew(handle);
    const state = await act(handle, 'response', { at: toIso(file.openedAt + MINUTE) });
    expect(state.breached).toBe(false);
    await forward(handle, MINUTE);
    expect(published(handle).findLast(({ type }) => type === 'case.sla.corrected')).toMatchObject({
      data: {
        metric: 'first_response',
        withdrawn: [{ type: 'case.sla.breached', at: toIso(file.openedAt + HOUR) }],
      },
    });
    await handle.terminate();
  });

  it('does so by itself when its history has grown long', async () => {
    const handle = await harness.open(whole());
    const before = await runOf(handle);
    const note = '漢'.repeat(5_000);
    for (let n = 0; n < 170; n += 5) {
      // A few at a time: a workflow takes ten at once.
      const next = [n, n + 1, n + 2, n + 3, n + 4];
      await Promise.all(next.map((each) => perform(handle, 'response', { note }, `act-${each}`)));
    }
    await expect.poll(() => runOf(handle)).not.toBe(before);
    await act(handle, 'close', { outcome: 'solved' });
    forward(handle, 15 * DAY).catch(() => {});
    expect(await handle.result()).toMatchObject({ status: 'closed' });
    expect(published(handle).map(({ seq }) => seq)).toEqual(
      published(handle).map((_, index) => index + 1),
    );
    expect(countOf(handle, 'case.responded')).toBe(170);
  });
});

/** Support asks and the customer answers, a minute each, from an hour after the opening on. */
async function converse(handle: CaseHandle, openedAt: number, from: number, to: number) {
  for (let n = from; n < to; n += 1) {
    const at = toIso(openedAt + HOUR + n * MINUTE);
    await perform(handle, n % 2 === 0 ? 'customer-request' : 'customer-reply', { at });
  }
}

/** What was sent to have clocks scheduled, in order. */
async function scheduled(handle: CaseHandle) {
  const tasks = await eventsNamed(handle, 'activityTaskScheduled');
  return tasks.flatMap(({ activityTaskScheduledEventAttributes: task }) => {
    const name = task?.activityType?.name ?? '';
    const bytes = (task?.input?.payloads ?? []).reduce(
      (sum, { data }) => sum + (data?.length ?? 0),
      0,
    );
    return name.startsWith('schedule') ? [{ name, bytes }] : [];
  });
}

describe('what is written for an act', () => {
  it('to have its clocks scheduled is as short after many pauses as after few', async () => {
    const openedAt = Date.now() - DAY;
    const handle = await harness.open(whole({ openedAt, quietBefore: Date.now() }));
    await converse(handle, openedAt, 0, 50);
    const [first, ...further] = await scheduled(handle);
    expect(first?.name).toBe('scheduleActs');
    expect(new Set(further.map(({ name }) => name))).toEqual(new Set(['scheduleFurtherActs']));
    const early = Math.max(...further.slice(0, 16).map(({ bytes }) => bytes));
    expect(Math.max(...further.map(({ bytes }) => bytes))).toBeLessThan(early + 200);
    await handle.terminate();
  });

  it('is everything again for a worker that does not know the case', async () => {
    const openedAt = Date.now() - DAY;
    const handle = await harness.open(whole({ openedAt, quietBefore: Date.now() }));
    await converse(handle, openedAt, 0, 4);
    harness.forgetSchedules();
    await converse(handle, openedAt, 4, 8);
    const names = (await scheduled(handle)).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['scheduleActs', 'scheduleFurtherActs']);
    expect(names.filter((name) => name === 'scheduleActs')).toHaveLength(2);
    expect(names.at(-1)).toBe('scheduleFurtherActs');
    expect((await stateOf(handle)).nonResponse).toBeNull();
    await handle.terminate();
  });
});

describe('a case that is read while it schedules', () => {
  it('has a history that replays, whatever was read during an act', async () => {
    const handle = await harness.open(whole({ nonResponse: null }));
    const read = (ms: number) =>
      new Promise((resolve) => setTimeout(resolve, ms)).then(() => handle.query(reportQuery));
    for (let round = 0; round < rounds(6, 2); round += 1) {
      const name = round % 2 === 0 ? 'customer-request' : 'customer-reply';
      await act(handle, 'response');
      await Promise.all([act(handle, name), ...[1, 5, 10, 20].map(read)]);
    }
    const history = History.fromObject(await handle.fetchHistory());
    await expect(replay(bundleForReplay(), history)).resolves.toBeUndefined();
    await handle.terminate();
  });
});

describe('an operator in the Temporal UI', () => {
  it('cannot break a case with a part that the API has not drafted', async () => {
    const handle = await harness.open(whole());
    const forged = { file: { id: 'case_forged', request: { title: 'x' } } };
    for (const part of [
      1,
      {},
      forged,
      { file: wholeCase({ openedAt: 0, parent: 'case_other' }) },
    ]) {
      await act(handle, 'response', { part } as Partial<ActArgs>);
      const split = act(handle, 'split', { part } as Partial<ActArgs>);
      expect(await refusalOf(split)).toBe('invalid-arguments');
    }
    expect(await eventsNamed(handle, 'workflowTaskFailed')).toHaveLength(0);
    await handle.terminate();
  });

  it('who mistypes a year gets an error, and the case does not advance to it', async () => {
    const handle = await harness.open(whole());
    const at = '2150-01-01T00:00:00Z';
    expect(await refusalOf(act(handle, 'response', { at }))).toBe('invalid-arguments');
    expect(await stateOf(handle)).toMatchObject({ status: 'open', breached: false });
    await handle.terminate();
  });

  it('is told what to write when arguments are wrong', async () => {
    const handle = await harness.open(whole());
    const wrong = { severity: 'B', reason: 'because' };
    const error = await act(handle, 'severity', wrong).catch((e: unknown) => e);
    expect(((error as WorkflowUpdateFailedError).cause as Error).message).toBe(
      'reason must be one of impact-changed, lack-of-resources, correction',
    );
    const unknown = { severity: 'D', reason: 'correction' };
    expect(await refusalOf(act(handle, 'severity', unknown))).toBe('unknown-severity');
    await handle.terminate();
  });

  it('is told of a character that misleads, where the API would refuse it too', async () => {
    const handle = await harness.open(whole());
    const typed = act(handle, 'response', { note: 'x\x1b[2J' });
    const error = await typed.catch((e: unknown) => e);
    expect(((error as WorkflowUpdateFailedError).cause as Error).message).toContain(
      'note contains U+001B at character 2,',
    );
    const { changes } = await act(handle, 'update', { changes: { title: 'One\nline\t' } });
    expect(changes).toEqual({ title: 'One line' });
    expect(await refusalOf(act(handle, 'response', { by: '\u3164' }))).toBe('invalid-arguments');
    expect(await refusalOf(act(handle, 'response', { by: 'system' }))).toBe('invalid-arguments');
    await handle.terminate();
  });

  it('who asks to cancel a case is told what to do instead, and its clocks go on', async () => {
    const handle = await harness.open(whole());
    await handle.cancel();
    const page = async (): Promise<string> =>
      (await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata'))
        .currentDetails;
    expect(await page()).toMatch(/^\*\*Cancelling has no effect\*\*.*close it with/);
    await forward(handle, 61 * MINUTE);
    await expect.poll(() => typesOf(handle)).toContain('case.sla.breached');
    expect(await page()).toMatch(/^\*\*Cancelling has no effect[^]*BREACHED/);
    await act(handle, 'response');
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });
});
