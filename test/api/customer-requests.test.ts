import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

/** Asked ten minutes after the opening, at 16:10 in Shanghai. */
const ASKED = 10 * MINUTE;

async function asked(overrides: object = {}): Promise<string> {
  const id = await desk.open(overrides);
  desk.wait(ASKED);
  expect((await desk.act(id, 'customer-requests')).status).toBe(200);
  return id;
}

describe('asking the customer', () => {
  it('counts as the response, and says until when the customer has time to answer', async () => {
    const id = await desk.open();
    desk.wait(ASKED);
    const answer = await desk.act(id, 'customer-requests', { by: 'Ada', note: 'Headers, please' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'waiting_on_customer',
      nextDueAt: null,
      clocks: [
        { metric: 'first_response', state: 'met', metAt: after(ASKED) },
        { metric: 'follow_up', state: 'paused' },
      ],
    });
    expect(answer.body.nonResponse).toEqual({
      askedAt: after(ASKED),
      since: after(ASKED),
      severity: 'A',
      remindAt: [after(ASKED + 2 * HOUR)],
      dueAt: after(ASKED + 4 * HOUR),
      dueAtLocal: '2026-11-21T20:10:00.000+08:00',
      next: { severity: 'B' },
      flagged: false,
      source: expect.objectContaining({ document: '000', chosen: expect.any(String) }),
    });
    expect(await desk.read(id)).toEqual(answer.body);
    const [line] = (await desk.timeline(id)).filter(({ type }) => type === 'case.customer.asked');
    expect(line).toMatchObject({
      at: after(ASKED),
      actor: 'Ada',
      data: {
        reason: 'Ada asked the customer for something and is waiting for the answer.',
        note: 'Headers, please',
      },
    });
  });

  it('a second time starts no second wait, and is recorded', async () => {
    const id = await asked();
    const { nonResponse } = await desk.read(id);
    desk.wait(HOUR);
    const answer = await desk.act(id, 'customer-requests');
    expect(answer.body.nonResponse).toEqual(nonResponse);
    const lines = await desk.timeline(id);
    expect(lines.filter(({ type }) => type === 'case.customer.asked')).toHaveLength(2);
  });

  it('after the deadline answers late', async () => {
    const id = await desk.open();
    desk.wait(2 * HOUR);
    const { body } = await desk.act(id, 'customer-requests');
    expect(body.clocks).toMatchObject([
      { state: 'breached', breachedAt: after(HOUR), metAt: after(2 * HOUR) },
      { metric: 'follow_up', state: 'paused' },
    ]);
  });

  it('of a closed case is 409', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.wait(1);
    for (const path of ['customer-requests', 'customer-replies']) {
      const answer = await desk.act(id, path);
      expect(answer.status).toBe(409);
      expect(answer.body.code).toBe('case-closed');
      expect(answer.body.detail).toContain(after(0));
    }
    expect((await desk.withdraw(id)).body.code).toBe('case-closed');
  });

  it.each([
    ['nobody', {}, 'by'],
    ['an unknown field', { by: 'Ada', until: 'noon' }, 'until'],
  ])('by %s is 400', async (_what, body, path) => {
    const answer = await desk.act(await desk.open(), 'customer-requests', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ path }]);
  });
});

describe('non-response', () => {
  it('leads to a reminder, and lowers the severity with ground and source', async () => {
    const id = await asked();
    desk.wait(ASKED + 4 * HOUR);
    const body = await desk.read(id);
    expect(body).toMatchObject({
      severity: 'B',
      originalSeverity: 'A',
      status: 'waiting_on_customer',
    });
    const lines = (await desk.timeline(id)).filter(({ actor }) => actor === 'system');
    expect(lines).toMatchObject([
      {
        type: 'case.customer.reminded',
        at: after(ASKED + 2 * HOUR),
        data: {
          reason: 'The customer has not answered; 50% of the time to do so has passed.',
          percent: 50,
          source: { document: '000' },
        },
      },
      {
        type: 'case.severity.downgraded',
        at: after(ASKED + 4 * HOUR),
        data: {
          reason: 'The severity was lowered from A to B: the customer has not answered in time.',
          from: 'A',
          to: 'B',
          ground: 'silence',
          source: { document: '000', chosen: expect.any(String) },
        },
      },
    ]);
  });

  it('times each step from the one before, in the hours of its severity', async () => {
    const id = await asked();
    desk.wait(ASKED + 4 * HOUR);
    expect((await desk.read(id)).nonResponse).toMatchObject({
      askedAt: after(ASKED),
      since: after(ASKED + 4 * HOUR),
      severity: 'B',
      // Half of the fifteen open hours, of which the night counts none.
      remindAt: ['2026-11-22T04:40:00.000Z'],
      dueAt: '2026-11-22T12:10:00.000Z',
      dueAtLocal: '2026-11-22T20:10:00.000+08:00',
      next: { severity: 'C' },
    });
    desk.wait(2 * DAY);
    expect((await desk.read(id)).nonResponse).toMatchObject({
      since: '2026-11-22T12:10:00.000Z',
      severity: 'C',
      dueAt: '2026-11-25T12:10:00.000Z',
      next: 'flag',
      flagged: false,
    });
  });

  it('flags the case for closing at last, and leaves it open', async () => {
    const id = await asked();
    desk.wait(30 * DAY);
    const body = await desk.read(id);
    expect(body).toMatchObject({
      severity: 'C',
      status: 'waiting_on_customer',
      closure: null,
      nonResponse: { flagged: true, next: null, dueAt: null, dueAtLocal: null, remindAt: [] },
    });
    const line = (await desk.timeline(id)).at(-1);
    expect(line).toMatchObject({
      type: 'case.flagged',
      at: '2026-11-25T12:10:00.000Z',
      actor: 'system',
      data: {
        reason: 'The customer has not answered in time: the case may be closed.',
        source: { document: '000' },
      },
    });
  });

  it('changes the coverage with the severity', async () => {
    const id = await asked();
    expect((await desk.read(id)).coverage).toMatchObject({ kind: '24x7', calendar: null });
    desk.wait(ASKED + 4 * HOUR);
    expect((await desk.read(id)).coverage).toMatchObject({
      kind: 'business-hours',
      calendar: '21vianet',
    });
    const listed = await desk.api.get(`/v1/cases?account=${desk.account}&severity=B`);
    expect(listed.body.items.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('ends with the close, which is measured as if nobody had waited', async () => {
    const id = await asked();
    desk.wait(ASKED + HOUR);
    const { body } = await desk.act(id, 'close', { outcome: 'withdrawn' });
    expect(body).toMatchObject({ status: 'closed', severity: 'A', nonResponse: null });
    desk.wait(ASKED + 10 * DAY);
    expect(await desk.read(id)).toMatchObject({
      severity: 'A',
      clocks: [{ metAt: after(ASKED) }, { state: 'cancelled' }],
    });
  });
});

describe('an answer of the customer', () => {
  it('ends the wait', async () => {
    const id = await asked();
    desk.wait(ASKED + HOUR);
    const answer = await desk.act(id, 'customer-replies', { note: 'Attached' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'in_progress', severity: 'A', nonResponse: null });
    desk.wait(10 * DAY);
    expect((await desk.read(id)).severity).toBe('A');
  });

  it('does not raise a severity that non-response has lowered', async () => {
    const id = await asked();
    desk.wait(ASKED + 5 * HOUR);
    const { body } = await desk.act(id, 'customer-replies', {});
    expect(body).toMatchObject({ severity: 'B', originalSeverity: 'A', nonResponse: null });
  });

  it('that is reported late undoes the effects of non-response, and the record keeps both', async () => {
    const id = await asked();
    desk.wait(ASKED + 5 * HOUR);
    expect((await desk.read(id)).severity).toBe('B');
    const { body } = await desk.act(id, 'customer-replies', { at: after(ASKED + 3 * HOUR) });
    expect(body).toMatchObject({
      severity: 'A',
      status: 'in_progress',
      nonResponse: null,
      coverage: { kind: '24x7' },
    });
    const lines = await desk.timeline(id);
    expect(lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case.severity.downgraded', 'case.sla.corrected']),
    );
    expect(lines.find(({ type }) => type === 'case.sla.corrected')?.data).toMatchObject({
      reason:
        'A late report changes the record: the lower severity since Saturday 21 November 2026, 20:10 (China Standard Time) no longer counts.',
      source: { document: '000' },
      withdrawn: [{ type: 'case.severity.downgraded', at: after(ASKED + 4 * HOUR) }],
    });
  });

  it('at the last instant comes in time', async () => {
    const id = await asked();
    desk.wait(ASKED + 5 * HOUR);
    const { body } = await desk.act(id, 'customer-replies', { at: after(ASKED + 4 * HOUR) });
    expect(body.severity).toBe('A');
  });

  it('is accepted even if nothing was asked', async () => {
    const id = await desk.open();
    const answer = await desk.act(id, 'customer-replies', {});
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'open',
      clocks: [{ state: 'running' }, { metric: 'follow_up', state: 'pending' }],
    });
  });

  it('has the customer as its actor if the body does not say who recorded it', async () => {
    const id = await asked();
    await desk.act(id, 'customer-replies', {});
    expect((await desk.timeline(id)).at(-1)?.actor).toBe('customer');
  });
});

describe('withdrawing a request', () => {
  it('undoes it completely: the response is withdrawn, the clock runs again', async () => {
    const id = await desk.open();
    const before = await desk.read(id);
    desk.wait(ASKED);
    await desk.act(id, 'customer-requests');
    const answer = await desk.withdraw(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'open',
      nonResponse: null,
      nextDueAt: before.nextDueAt,
      clocks: [
        { state: 'running', metAt: null, dueAt: after(HOUR), remainingSeconds: 3_000 },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
    expect((await desk.timeline(id)).map(({ type }) => type)).toEqual([
      'case.opened',
      'case.customer.asked',
      'case.sla.met',
      'case.request.withdrawn',
      'case.sla.corrected',
    ]);
  });

  it('breaches a deadline that has passed in the meantime, at the deadline', async () => {
    const id = await asked();
    desk.wait(3 * HOUR);
    const { body } = await desk.withdraw(id);
    expect(body).toMatchObject({
      breached: true,
      clocks: [
        { state: 'breached', breachedAt: after(HOUR), metAt: null },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
  });

  it('restores the severity that non-response had lowered', async () => {
    const id = await asked();
    desk.wait(ASKED + 5 * HOUR);
    expect((await desk.read(id)).severity).toBe('B');
    expect((await desk.withdraw(id)).body).toMatchObject({
      severity: 'A',
      coverage: { kind: '24x7' },
    });
  });

  it('keeps a separate response', async () => {
    const id = await desk.open();
    desk.wait(5 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(ASKED);
    await desk.act(id, 'customer-requests');
    expect((await desk.withdraw(id)).body).toMatchObject({
      status: 'in_progress',
      clocks: [
        { state: 'met', metAt: after(5 * MINUTE) },
        {
          metric: 'follow_up',
          state: 'running',
          cycle: 1,
          startedAt: after(5 * MINUTE),
          pauses: [],
        },
      ],
    });
  });

  it('is 409 if no request is open, or no longer', async () => {
    const id = await desk.open();
    const first = await desk.withdraw(id);
    expect(first.status).toBe(409);
    expect(first.body.code).toBe('nothing-asked');
    await desk.act(id, 'customer-requests');
    expect((await desk.withdraw(id)).status).toBe(200);
    expect((await desk.withdraw(id)).body.code).toBe('nothing-asked');
    await desk.act(id, 'customer-requests');
    await desk.act(id, 'customer-replies', {});
    expect((await desk.withdraw(id)).body.code).toBe('nothing-asked');
  });

  it('of a case that does not exist is 404', async () => {
    expect((await desk.withdraw(`case_${'a'.repeat(26)}`)).status).toBe(404);
  });
});
