import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCase } from './support/api.ts';
import { after, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const TITLE = 'Shared mailboxes cannot be opened';
const split = (id: string, body: object = {}, key?: string) =>
  desk.act(id, 'split', { title: TITLE, ...body }, key);

describe('splitting a case', () => {
  it('creates a separate case, linked both ways', async () => {
    const id = await desk.open();
    const answer = await split(id, { by: 'Ada' });
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/v1/cases/${answer.body.id}`);
    expect(answer.body.id).not.toBe(id);
    expect(answer.body).toMatchObject({ parent: id, children: [], title: TITLE, openedBy: 'Ada' });
    expect(await desk.read(answer.body.id)).toEqual(answer.body);
    expect(await desk.read(id)).toMatchObject({ parent: null, children: [answer.body.id] });
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.split',
      actor: 'Ada',
      data: {
        reason: `Ada split off part of the problem: ${TITLE} (${answer.body.id}).`,
        child: answer.body.id,
        title: TITLE,
      },
    });
  });

  it('copies fields that the body omits from the original case', async () => {
    const id = await desk.open({ reference: 'INC-1' });
    await desk.change(id, { assignee: 'Grace' });
    const { id: _whole, ...whole } = await desk.read(id);
    const { body } = await split(id);
    const own = { id: body.id, title: TITLE, reference: null, assignee: null, parent: id };
    expect(body).toEqual({ ...whole, ...own });
  });

  it('uses the original case’s current values', async () => {
    const id = await desk.open();
    await desk.act(id, 'severity', { severity: 'B', reason: 'correction', businessImpact: 'Less' });
    const contact = { name: 'Wang Fang', email: 'wang.fang@contoso.example', phone: null };
    await desk.change(id, { title: 'Another', contact });
    expect((await split(id)).body).toMatchObject({
      title: TITLE,
      severity: 'B',
      originalSeverity: 'B',
      businessImpact: 'Less',
      contact: { ...contact, of: 'customer' },
    });
  });

  it('starts its own clocks', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(30 * MINUTE);
    const { body } = await split(id);
    expect(body).toMatchObject({
      status: 'open',
      openedAt: after(30 * MINUTE),
      clocks: [
        { state: 'running', startedAt: after(30 * MINUTE), dueAt: after(90 * MINUTE) },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
    desk.wait(2 * HOUR);
    expect((await desk.read(body.id)).breached).toBe(true);
    expect((await desk.read(id)).breached).toBe(false);
    await desk.act(id, 'close', { outcome: 'solved' });
    expect((await desk.read(body.id)).status).toBe('open');
  });

  it('uses the part’s own values', async () => {
    const id = await desk.open();
    const fields = { severity: 'C', reference: 'INC-2', language: 'en', businessImpact: 'Little' };
    const { body } = await split(id, fields);
    expect(body).toMatchObject({
      ...fields,
      originalSeverity: 'C',
      clocks: [{ rule: 'technical-c' }, { rule: 'follow-up-c' }],
      coverage: { kind: 'business-hours' },
    });
  });

  it('that is reported late opens the part at its instant', async () => {
    const id = await desk.open();
    desk.wait(3 * HOUR);
    const { body } = await split(id, { at: after(HOUR) });
    expect(body).toMatchObject({ openedAt: after(HOUR), breached: true });
  });

  it('allows any number of parts, and parts of parts', async () => {
    const id = await desk.open();
    const first = (await split(id)).body.id;
    const second = (await split(id, { title: 'And another' })).body.id;
    const third = (await split(first)).body;
    expect((await desk.read(id)).children).toEqual([first, second]);
    expect(third.parent).toBe(first);
    expect((await desk.read(first)).children).toEqual([third.id]);
  });

  it('twice under one key creates one part', async () => {
    const id = await desk.open();
    const [first, again] = [await split(id, {}, 'split-1'), await split(id, {}, 'split-1')];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect((await desk.read(id)).children).toEqual([first.body.id]);
    expect((await split(id, { title: 'Another' }, 'split-1')).status).toBe(422);
  });

  it('whose answer was lost creates one part under its key', async () => {
    const id = await desk.open();
    desk.api.engine.loseNextAnswer = true;
    expect((await split(id, {}, 'split-2')).status).toBe(503);
    const again = await split(id, {}, 'split-2');
    expect(again.status).toBe(201);
    expect((await desk.read(id)).children).toEqual([again.body.id]);
  });
});

describe('a split that is refused', () => {
  it('by a rule of the offering is 422, and creates nothing', async () => {
    const id = await desk.open();
    const answer = await split(id, { category: 'billing' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'severity-a-technical-only',
      field: 'severity',
      source: { document: '000' },
      alternative: { severity: 'B' },
    });
    expect((await desk.read(id)).children).toEqual([]);
    expect(await desk.story(id)).toHaveLength(1);
  });

  it('because the account has changed in the meantime is 422: the part is a new case', async () => {
    const account = await desk.api.account();
    const id = await desk.api.make('/v1/cases', newCase(account));
    await desk.api.patch(`/v1/accounts/${account}`, { agreements: [] });
    expect((await split(id)).body.code).toBe('advanced-agreement-required');
  });

  it('because the case is closed is 409, and creates nothing', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    const { starts } = desk.api.engine;
    desk.wait(1);
    const answer = await split(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'case-closed']);
    expect(desk.api.engine.starts).toBe(starts);
  });

  it('because there is no such case is 404', async () => {
    expect((await split(`case_${'a'.repeat(26)}`)).status).toBe(404);
  });

  it.each([
    ['no title', { title: undefined }, 'title'],
    ['a blank title', { title: ' ' }, 'title'],
    ['a severity longer than any', { severity: 'x'.repeat(33) }, 'severity'],
    ['an unknown field', { priority: 1 }, 'priority'],
    ['another account', { account: 'acc_other' }, 'account'],
    ['another offering', { offering: 'csp' }, 'offering'],
    ['an instant without a zone', { at: '2026-11-21T08:00:00' }, 'at'],
  ])('with %s is 400 and names the field', async (_what, fields, path) => {
    const answer = await split(await desk.open(), fields);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
  });

  it('before the opening of the original case, or in the future, is 400', async () => {
    const id = await desk.open();
    expect((await split(id, { at: after(-1) })).body.code).toBe('instant-before-opening');
    expect((await split(id, { severity: 'D' })).body.code).toBe('unknown-severity');
    expect((await split(id, { at: after(HOUR) })).body.code).toBe('instant-in-future');
    expect((await desk.read(id)).children).toEqual([]);
  });
});
