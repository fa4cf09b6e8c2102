import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

/** Under the example that promises a first response, further ones, and a resolution. */
const lighthouse = (fields: object = {}) => desk.open({ offering: 'lighthouse', ...fields });

interface ShownClock {
  readonly metric: string;
  readonly cycle: number;
  readonly escalations?: readonly { readonly reachedAt: string | null }[];
  readonly [field: string]: unknown;
}

interface Segment {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly seconds: number;
}

async function clockOf(id: string, metric: string): Promise<ShownClock> {
  const { clocks } = await desk.read(id);
  return clocks.findLast((clock: ShownClock) => clock.metric === metric);
}

/** The explanation of the newest clock of a metric. */
async function why(id: string, metric: string) {
  const { clocks } = (await desk.api.get(`/v1/cases/${id}/explanation`)).body;
  return clocks.findLast((clock: ShownClock) => clock.metric === metric);
}

const textOf = async (id: string): Promise<string> =>
  (await desk.api.get(`/v1/cases/${id}/explanation`, { headers: { Accept: 'text/plain' } })).text;

const secondsOf = (segments: readonly Segment[], kind: string) =>
  segments.reduce((sum, one) => (one.kind === kind ? sum + one.seconds : sum), 0);

const joins = (segments: readonly Segment[]) =>
  segments.every((one, index) => index === 0 || segments[index - 1]?.to === one.from);

/** When each level of the first response was reached. */
async function levels(id: string): Promise<readonly (string | null)[]> {
  const { escalations } = await clockOf(id, 'first_response');
  return (escalations ?? []).map(({ reachedAt }) => reachedAt);
}

const acknowledge = (id: string, level: number, more: object = {}) =>
  desk.act(id, 'acknowledgements', { level, by: 'Head keeper', ...more });

describe('a clock that pauses while the customer is asked', () => {
  it('pauses, with its remaining time', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(3 * HOUR);
    expect(await clockOf(id, 'resolution')).toMatchObject({
      state: 'paused',
      dueAt: null,
      dueAtLocal: null,
      pausedSince: after(HOUR),
      pauses: [],
      remainingSeconds: 7 * 3_600,
    });
    expect(await desk.read(id)).toMatchObject({ status: 'waiting_on_customer', nextDueAt: null });
    const shown = await why(id, 'resolution');
    expect(shown.segments).toEqual([
      { from: after(0), to: after(HOUR), kind: 'counted', seconds: 3_600 },
    ]);
    expect(await textOf(id)).toMatch(
      /Due: {6}not while it is paused\nState: {4}paused since Sat 21 Nov 2026, 17:00:00/,
    );
  });

  it('resumes when the customer has answered, later by as much', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(3 * HOUR);
    await desk.act(id, 'customer-replies', {});
    expect(await clockOf(id, 'resolution')).toMatchObject({
      state: 'running',
      dueAt: after(10 * HOUR),
      pausedSince: null,
      pauses: [{ from: after(HOUR), to: after(3 * HOUR) }],
      remainingSeconds: 7 * 3_600,
    });
  });

  it('is explained with its pauses, and counts up to its target', async () => {
    const id = await lighthouse();
    for (const start of [HOUR, 4 * HOUR]) {
      desk.wait(start);
      await desk.act(id, 'customer-requests');
      desk.wait(start + 2 * HOUR);
      await desk.act(id, 'customer-replies', {});
    }
    const { segments, startedAt, dueAt } = await why(id, 'resolution');
    expect(segments).toEqual([
      { from: startedAt, to: after(HOUR), kind: 'counted', seconds: 3_600 },
      {
        from: after(HOUR),
        to: after(3 * HOUR),
        kind: 'paused',
        reason: 'customer',
        seconds: 7_200,
      },
      { from: after(3 * HOUR), to: after(4 * HOUR), kind: 'counted', seconds: 3_600 },
      {
        from: after(4 * HOUR),
        to: after(6 * HOUR),
        kind: 'paused',
        reason: 'customer',
        seconds: 7_200,
      },
      { from: after(6 * HOUR), to: dueAt, kind: 'counted', seconds: 6 * 3_600 },
    ]);
    expect(dueAt).toBe(after(12 * HOUR));
    expect(await textOf(id)).toContain('paused, waiting for the customer: 2 h\n');
  });

  it('is explained in its own hours: a pause while they are closed moves nothing', async () => {
    const id = await lighthouse({ severity: 'B' });
    const before = await clockOf(id, 'resolution');
    desk.wait(2 * HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(20 * HOUR);
    await desk.act(id, 'customer-replies', {});
    const shown = await why(id, 'resolution');
    expect(shown.dueAt).toBe(before['dueAt']);
    expect(secondsOf(shown.segments, 'counted')).toBe(1_440 * 60);
    expect(secondsOf(shown.segments, 'paused')).toBe(18 * 3_600);
    expect(joins(shown.segments)).toBe(true);
  });

  it('keeps its pauses over changes of severity, measured in the other hours', async () => {
    const id = await lighthouse({ severity: 'B' });
    desk.wait(2 * DAY - HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(2 * DAY);
    await desk.act(id, 'customer-replies', {});
    for (const severity of ['C', 'B']) {
      await desk.act(id, 'severity', { severity, reason: 'correction' });
      const shown = await why(id, 'resolution');
      expect(shown.rule).toBe(`repair-${severity.toLowerCase()}`);
      expect(shown.segments[0].from).toBe(after(0));
      expect(shown.segments.at(-1).to).toBe(shown.dueAt);
      expect(secondsOf(shown.segments, 'paused')).toBe(3_600);
      expect(joins(shown.segments)).toBe(true);
    }
    const { segments } = await why(id, 'resolution');
    expect(secondsOf(segments, 'counted')).toBe(1_440 * 60);
  });

  it('that was paused by mistake was never paused', async () => {
    const id = await lighthouse();
    const before = await clockOf(id, 'resolution');
    desk.wait(HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(2 * HOUR);
    await desk.withdraw(id);
    expect(await clockOf(id, 'resolution')).toMatchObject({
      dueAt: before['dueAt'],
      pauses: [],
      remainingSeconds: 6 * 3_600,
    });
  });

  it('is met by a close while it is paused, and the pause counts', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await desk.act(id, 'customer-requests');
    desk.wait(3 * HOUR);
    await desk.act(id, 'close', { outcome: 'solved' });
    expect(await clockOf(id, 'resolution')).toMatchObject({
      state: 'met',
      metAt: after(3 * HOUR),
      pauses: [{ from: after(HOUR), to: after(3 * HOUR) }],
      dueAt: after(10 * HOUR),
    });
    const { segments } = await why(id, 'resolution');
    expect(secondsOf(segments, 'counted')).toBe(8 * 3_600);
  });
});

describe('a clock for the next response', () => {
  it('starts with what the customer writes, and ends with the answer', async () => {
    const id = await lighthouse();
    await desk.act(id, 'responses');
    expect(await clockOf(id, 'next_response')).toBeUndefined();
    desk.wait(HOUR);
    await desk.act(id, 'customer-replies', {});
    expect(await clockOf(id, 'next_response')).toMatchObject({
      cycle: 1,
      state: 'running',
      startedAt: after(HOUR),
      dueAt: after(2 * HOUR),
    });
    desk.wait(90 * MINUTE);
    await desk.act(id, 'responses');
    expect(await clockOf(id, 'next_response')).toMatchObject({
      state: 'met',
      metAt: after(90 * MINUTE),
    });
    await desk.act(id, 'customer-replies', {});
    expect(await clockOf(id, 'next_response')).toMatchObject({ cycle: 2, state: 'running' });
    expect(await textOf(id)).toContain('Clock:    next response, cycle 2\n');
  });

  it('starts anew with the resolution when the case is reopened', async () => {
    const id = await lighthouse();
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.wait(DAY);
    const { clocks } = (await desk.act(id, 'reopen', {})).body;
    expect(clocks.map(({ metric, cycle, state }: ShownClock) => [metric, cycle, state])).toEqual([
      ['first_response', 1, 'met'],
      ['resolution', 1, 'met'],
      ['resolution', 2, 'running'],
      ['next_response', 1, 'running'],
      ['follow_up', 1, 'running'],
    ]);
  });
});

describe('an escalation', () => {
  it('goes up level by level while nobody acknowledges it', async () => {
    const id = await lighthouse();
    expect(await levels(id)).toEqual([null, null, null]);
    desk.wait(2 * HOUR);
    expect(await levels(id)).toEqual([after(30 * MINUTE), after(45 * MINUTE), after(90 * MINUTE)]);
    const [first] = (await desk.timeline(id)).filter(({ type }) => type === 'case.escalated');
    expect(first).toMatchObject({
      at: after(30 * MINUTE),
      actor: 'system',
      data: {
        level: 1,
        name: 'Keeper on watch',
        reason:
          'The first response was due on Saturday 21 November 2026, 16:30 (China Standard Time) and did not come in time: level 1 (Keeper on watch) is notified.',
        source: { document: '901' },
      },
    });
  });

  it.each([
    ['the level that was reached', 2],
    ['a level below', 1],
  ])('that is acknowledged at %s goes no further', async (_what, level) => {
    const id = await lighthouse();
    desk.wait(50 * MINUTE);
    const answer = await acknowledge(id, level, { note: 'On my way' });
    expect(answer.status).toBe(200);
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.acknowledged',
      actor: 'Head keeper',
      data: { level, note: 'On my way' },
    });
    desk.wait(3 * HOUR);
    expect(await levels(id)).toEqual([after(30 * MINUTE), after(45 * MINUTE), null]);
    expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'breached', metAt: null });
  });

  it('cannot be acknowledged before it is reached, nor twice: 409', async () => {
    const id = await lighthouse();
    const early = await acknowledge(id, 1);
    expect([early.status, early.body.code]).toEqual([409, 'nothing-to-acknowledge']);
    desk.wait(50 * MINUTE);
    const above = await acknowledge(id, 3);
    expect(above.status).toBe(409);
    expect(above.body.detail).toContain('level 2');
    expect((await acknowledge(id, 2)).status).toBe(200);
    expect((await acknowledge(id, 2)).body.code).toBe('nothing-to-acknowledge');
  });

  it('that was acknowledged earlier than reported has not escalated further', async () => {
    const id = await lighthouse();
    desk.wait(2 * HOUR);
    expect((await levels(id))[2]).toBe(after(90 * MINUTE));
    expect((await acknowledge(id, 1, { at: after(40 * MINUTE) })).status).toBe(200);
    expect(await levels(id)).toEqual([after(30 * MINUTE), null, null]);
    const correction = (await desk.timeline(id)).find(({ type }) => type === 'case.sla.corrected');
    expect(correction?.data['withdrawn']).toHaveLength(2);
  });

  it('ends with the answer', async () => {
    const id = await lighthouse();
    desk.wait(40 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(3 * HOUR);
    expect(await levels(id)).toEqual([after(30 * MINUTE), null, null]);
    expect((await acknowledge(id, 1)).status).toBe(409);
  });

  it.each([
    ['a level below the first', { level: 0 }, 'level'],
    ['half a level', { level: 1.5 }, 'level'],
    ['nobody', { by: undefined }, 'by'],
    ['an unknown field', { until: 'noon' }, 'until'],
  ])('is not acknowledged with %s: 400', async (_what, more, path) => {
    const answer = await acknowledge(await lighthouse(), 1, more);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
  });

  it('does not exist if the offering has no levels: 409', async () => {
    const id = await desk.open();
    desk.wait(2 * HOUR);
    const answer = await acknowledge(id, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'nothing-to-acknowledge']);
  });
});

describe('a policy that closes a case after non-response', () => {
  it('does so at the lowest severity, with ground and source', async () => {
    const id = await lighthouse({ severity: 'C' });
    await desk.act(id, 'customer-requests');
    desk.wait(10 * DAY);
    const body = await desk.read(id);
    expect(body).toMatchObject({
      status: 'closed',
      nonResponse: null,
      closure: { outcome: 'unresolved', by: 'system' },
    });
    const line = (await desk.timeline(id)).find(({ type }) => type === 'case.closed');
    expect(line).toMatchObject({
      actor: 'system',
      at: body.closure.at,
      data: {
        reason: 'The customer has not answered in time: the case is closed.',
        source: { document: '901' },
      },
    });
    expect((await desk.act(id, 'reopen', {})).body.status).toBe('in_progress');
  });

  it('is undone by an answer that is reported late', async () => {
    const id = await lighthouse({ severity: 'C' });
    await desk.act(id, 'customer-requests');
    desk.wait(10 * DAY);
    expect((await desk.read(id)).status).toBe('closed');
    const { body } = await desk.act(id, 'customer-replies', { at: after(HOUR) });
    expect(body).toMatchObject({ status: 'in_progress', closure: null });
  });
});
