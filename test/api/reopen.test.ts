import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

/** Closed half an hour after the opening. */
const CLOSED = HOUR / 2;
const REOPENABLE = CLOSED + 14 * DAY;

async function closed(outcome = 'solved'): Promise<string> {
  const id = await desk.open();
  desk.wait(CLOSED);
  expect((await desk.act(id, 'close', { outcome })).status).toBe(200);
  return id;
}

const reopen = (id: string, body: object = {}) => desk.act(id, 'reopen', body);

describe('reopening', () => {
  it('continues the case', async () => {
    const id = await closed();
    desk.wait(DAY);
    const answer = await reopen(id, { by: 'Ada', note: 'It happens again' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'in_progress',
      closure: null,
      clocks: [
        { metric: 'first_response', cycle: 1, state: 'met', metAt: after(CLOSED) },
        { metric: 'follow_up', cycle: 1, state: 'running', startedAt: after(DAY) },
      ],
    });
    expect(await desk.read(id)).toEqual(answer.body);
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.reopened',
      at: after(DAY),
      actor: 'Ada',
      data: { reason: 'Ada reopened the case.', note: 'It happens again' },
    });
    expect((await desk.act(id, 'close', { outcome: 'solved' })).body.closure).toMatchObject({
      at: after(DAY),
      reopenableUntil: after(15 * DAY),
    });
  });

  it('times the first response of a case that nobody had answered anew', async () => {
    const id = await closed('withdrawn');
    desk.wait(DAY);
    const { body } = await reopen(id);
    expect(body).toMatchObject({
      status: 'in_progress',
      nextDueAt: after(DAY + HOUR),
      clocks: [
        { metric: 'first_response', cycle: 1, state: 'cancelled', metAt: null, breachedAt: null },
        { metric: 'first_response', cycle: 2, state: 'running', startedAt: after(DAY) },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
    desk.wait(2 * DAY);
    expect(await desk.read(id)).toMatchObject({ breached: true, nextDueAt: null });
  });

  it('is accepted until the last instant of the fourteen days', async () => {
    const id = await closed();
    const { closure } = await desk.read(id);
    expect(closure.reopenableUntil).toBe(after(REOPENABLE));
    desk.wait(REOPENABLE);
    const answer = await reopen(id);
    expect([answer.status, answer.body.status]).toEqual([200, 'in_progress']);
  });

  it('is checked at its own instant: the fourteenth day counts', async () => {
    const { history, ...rest } = takenOver(REOPENABLE);
    desk.wait(20 * DAY);
    const answer = await desk.api.post('/v1/cases', { ...rest, history });
    expect([answer.status, answer.body.status]).toEqual([201, 'in_progress']);
    const late = await desk.api.post('/v1/cases', takenOver(REOPENABLE + 1));
    expect(late.status).toBe(400);
    expect(late.body.errors).toEqual([
      { path: 'history.1', message: expect.stringContaining(after(REOPENABLE)) },
    ]);
  });

  it('is 409 after that, and says so', async () => {
    const id = await closed();
    for (const wait of [REOPENABLE + 1, 100 * DAY]) {
      desk.wait(wait);
      const answer = await reopen(id);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        code: 'reopening-over',
        detail: expect.stringContaining(after(REOPENABLE)),
      });
    }
    expect((await desk.read(id)).status).toBe('closed');
  });

  it('of an open case is 409', async () => {
    const answer = await reopen(await desk.open());
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('case-open');
  });
});

function takenOver(reopened: number) {
  return {
    account: desk.account,
    offering: '21vianet',
    category: 'technical',
    severity: 'B',
    language: 'en',
    title: 'Mail flow is slow',
    requesterRole: 'administrator',
    contact: { name: 'Li Wei', email: 'li.wei@contoso.example' },
    openedAt: after(0),
    history: [
      { act: 'close', at: after(CLOSED), outcome: 'solved' },
      { act: 'reopen', at: after(reopened) },
    ],
  };
}

describe('within the fourteen days', () => {
  it('a response from before the close is accepted, and meets the clock earlier', async () => {
    const id = await closed('unresolved');
    expect((await desk.read(id)).clocks[0].state).toBe('cancelled');
    desk.wait(13 * DAY);
    const answer = await desk.act(id, 'responses', { by: 'Ada', at: after(10 * MINUTE) });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'closed',
      clocks: [{ state: 'met', metAt: after(10 * MINUTE) }, { state: 'cancelled' }],
    });
  });

  it('every other act from before the close is accepted too', async () => {
    const id = await closed();
    desk.wait(DAY);
    const at = after(10 * MINUTE);
    const change = { severity: 'B', reason: 'correction', at };
    expect((await desk.act(id, 'severity', change)).body).toMatchObject({ severity: 'B' });
    expect((await desk.change(id, { assignee: 'Grace', at })).body.assignee).toBe('Grace');
    expect((await desk.act(id, 'customer-requests', { by: 'Ada', at })).body).toMatchObject({
      status: 'closed',
      nonResponse: null,
    });
  });

  it('an act from after the close is refused with the instant of the close', async () => {
    const id = await closed();
    desk.wait(DAY);
    const answer = await desk.act(id, 'responses', { by: 'Ada', at: after(CLOSED + 1) });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'case-closed',
      detail: expect.stringContaining(after(CLOSED)),
    });
  });

  it('a second close is refused, whatever its instant', async () => {
    const id = await closed();
    desk.wait(DAY);
    const answer = await desk.act(id, 'close', { outcome: 'withdrawn', at: after(MINUTE) });
    expect([answer.status, answer.body.code]).toEqual([409, 'case-closed']);
  });
});

describe('a case whose fourteen days are over', () => {
  it.each([
    ['responses', { by: 'Ada' }, 'case-closed'],
    ['responses', { by: 'Ada', at: after(MINUTE) }, 'case-closed'],
    ['customer-requests', { by: 'Ada' }, 'case-closed'],
    ['customer-replies', {}, 'case-closed'],
    ['severity', { severity: 'B', reason: 'correction' }, 'case-closed'],
    ['acknowledgements', { level: 1, by: 'Ada' }, 'case-closed'],
    ['split', { title: 'A part' }, 'case-closed'],
    ['close', { outcome: 'solved' }, 'case-closed'],
    ['reopen', {}, 'reopening-over'],
  ])('accepts no %s %j: 409, not 404', async (path, body, code) => {
    const id = await closed();
    desk.wait(30 * DAY);
    const answer = await desk.act(id, path, body);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code, detail: expect.stringContaining(after(REOPENABLE)) });
  });

  it('cannot be changed, nor its requests withdrawn', async () => {
    const id = await closed();
    desk.wait(30 * DAY);
    const answers = [await desk.change(id, { assignee: 'Grace' }), await desk.withdraw(id)];
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
  });

  it('can still be read, with its timeline and explanation', async () => {
    const id = await closed();
    desk.wait(30 * DAY);
    expect((await desk.read(id)).status).toBe('closed');
    expect(await desk.story(id)).toContain(`case.closed ${after(CLOSED)}`);
    expect((await desk.api.get(`/v1/cases/${id}/explanation`)).body.clocks).toHaveLength(1);
  });
});
