import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownCatalogue } from '../support/catalogues.ts';
import { newCase } from './support/api.ts';
import { after, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
let plain: string;
beforeAll(async () => {
  desk = await startDesk();
  plain = await desk.api.account({ agreements: [] });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const change = (id: string, severity: string, more: object = {}) =>
  desk.act(id, 'severity', { severity, reason: 'impact-changed', ...more });

const lack = (id: string, severity: string) =>
  change(id, severity, { by: 'Ada', reason: 'lack-of-resources' });

describe('lowering a severity', () => {
  it('schedules the clock again from the same start, under the other commitment', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    const answer = await change(id, 'B', { by: 'Ada', note: 'There is a workaround' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      severity: 'B',
      originalSeverity: 'A',
      status: 'open',
      coverage: { kind: 'business-hours', calendar: '21vianet' },
      nextDueAt: '2026-11-22T08:00:00.000Z',
      clocks: [
        {
          rule: 'technical-b',
          state: 'running',
          target: { businessDays: 1 },
          calendar: '21vianet',
          startedAt: after(0),
          dueAt: '2026-11-22T08:00:00.000Z',
        },
        { metric: 'follow_up', state: 'pending', rule: 'follow-up-b', target: { businessDays: 1 } },
      ],
    });
    expect(await desk.read(id)).toEqual(answer.body);
  });

  it('is in the timeline with its reason', async () => {
    const id = await desk.open();
    await change(id, 'C', { by: 'Ada', reason: 'correction', note: 'Wrongly typed' });
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.severity.changed',
      actor: 'Ada',
      data: {
        reason: 'Ada changed the severity from A to C: the earlier one was a mistake.',
        from: 'A',
        to: 'C',
        ground: 'correction',
        note: 'Wrongly typed',
      },
    });
  });

  it('leaves a met clock alone', async () => {
    const id = await desk.open();
    await desk.act(id, 'responses');
    const [met] = (await desk.read(id)).clocks;
    expect((await change(id, 'B')).body.clocks[0]).toEqual(met);
  });

  it('leaves a breach as it is', async () => {
    const id = await desk.open();
    desk.wait(2 * HOUR);
    expect((await change(id, 'C')).body).toMatchObject({
      severity: 'C',
      breached: true,
      clocks: [
        { state: 'breached', breachedAt: after(HOUR), dueAt: after(HOUR) },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
  });

  it('times non-response by the new severity', async () => {
    const id = await desk.open();
    await desk.act(id, 'customer-requests');
    desk.wait(HOUR);
    expect((await change(id, 'B')).body.nonResponse).toMatchObject({
      askedAt: after(0),
      since: after(0),
      severity: 'B',
      dueAt: '2026-11-22T08:00:00.000Z',
      next: { severity: 'C' },
    });
  });

  it('is explained with the new commitment, up to the new deadline', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await change(id, 'B');
    const [clock] = (await desk.api.get(`/v1/cases/${id}/explanation`)).body.clocks;
    expect(clock).toMatchObject({ rule: 'technical-b', calendar: '21vianet', startedAt: after(0) });
    expect(clock.segments).toMatchObject([
      { kind: 'counted', from: after(0), to: after(8 * HOUR), seconds: 8 * 3_600 },
      { kind: 'closed', from: after(8 * HOUR), seconds: 9 * 3_600 },
      { kind: 'counted', to: clock.dueAt, seconds: 7 * 3_600 },
    ]);
  });
});

describe('raising a severity', () => {
  it('with a deadline that has passed under the new commitment breaches at once, with one alert', async () => {
    const id = await desk.open({ severity: 'B' });
    desk.wait(3 * HOUR);
    const { body } = await change(id, 'A');
    expect(body).toMatchObject({
      severity: 'A',
      breached: true,
      nextDueAt: null,
      clocks: [
        { state: 'breached', dueAt: after(HOUR), breachedAt: after(3 * HOUR), remainingSeconds: 0 },
        { metric: 'follow_up', state: 'pending' },
      ],
    });
    desk.wait(5 * HOUR);
    await desk.read(id);
    const lines = (await desk.timeline(id)).filter(({ type }) => type.startsWith('case.sla.'));
    expect(lines).toMatchObject([
      {
        type: 'case.sla.breached',
        at: after(3 * HOUR),
        data: { metric: 'first_response', source: { document: '000' } },
      },
    ]);
  });

  it('with a future deadline continues', async () => {
    const id = await desk.open({ severity: 'C' });
    desk.wait(30 * MINUTE);
    expect((await change(id, 'A')).body).toMatchObject({
      nextDueAt: after(HOUR),
      coverage: { kind: '24x7' },
      clocks: [
        { rule: 'technical-a', state: 'running', remainingSeconds: 1_800 },
        { rule: 'follow-up-a', state: 'pending' },
      ],
    });
  });

  it('accepts the statement of the impact that the rule requires', async () => {
    const id = await desk.open({ severity: 'B', businessImpact: null });
    const refused = await change(id, 'A');
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'business-impact-required',
      field: 'businessImpact',
      source: { document: '000' },
      alternative: null,
      broken: [{ code: 'business-impact-required' }],
    });
    expect((await desk.read(id)).severity).toBe('B');
    const taken = await change(id, 'A', { businessImpact: 'Now nobody can send mail' });
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({
      severity: 'A',
      businessImpact: 'Now nobody can send mail',
    });
  });

  it.each([
    [
      'another category',
      { category: 'billing' },
      { code: 'severity-a-technical-only', field: 'severity', alternative: { severity: 'B' } },
    ],
    [
      'no people of the customer',
      { resourcesCommitted: false },
      { code: 'resources-required', field: 'resourcesCommitted', alternative: null },
    ],
  ])('to A with %s is 422 by the rule', async (_what, fields, expected) => {
    const id = await desk.open({ severity: 'B', ...fields });
    const answer = await change(id, 'A');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      ...expected,
      source: { document: '000', section: 'conditions of severity A' },
      detail: expect.stringContaining('everity A'),
    });
    expect(await desk.story(id)).toHaveLength(1);
  });

  it('to A without the agreement is 422, with B as the alternative', async () => {
    const id = await desk.api.make('/v1/cases', newCase(plain, { severity: 'C' }));
    const answer = await change(id, 'A');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'advanced-agreement-required',
      field: 'account.agreements',
      alternative: { severity: 'B' },
    });
    expect((await change(id, 'B')).status).toBe(200);
  });

  it('lists every rule that is broken, as opening does', async () => {
    const terms = { severity: 'B', businessImpact: null, resourcesCommitted: false };
    const id = await desk.api.make('/v1/cases', newCase(plain, terms));
    const raised = await change(id, 'A');
    const opened = await desk.api.post('/v1/cases', newCase(plain, { ...terms, severity: 'A' }));
    expect(raised.body.broken).toEqual(opened.body.broken);
    expect(raised.body.broken).toHaveLength(3);
  });
});

describe('lack of resources', () => {
  it('lowers the severity as a downgrade, on one of the offering’s grounds', async () => {
    const id = await desk.open();
    expect((await lack(id, 'B')).body).toMatchObject({ severity: 'B', originalSeverity: 'A' });
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.severity.downgraded',
      actor: 'Ada',
      data: {
        reason:
          'Ada lowered the severity from A to B: the customer has not committed the resources.',
        ground: 'lack-of-resources',
        source: { document: '000', section: 'customers who do not answer or lack resources' },
      },
    });
  });

  it.each([
    ['raises nothing', 'A'],
    ['leaves nothing as it is', 'B'],
  ])('%s: 409', async (_what, severity) => {
    const id = await desk.open({ severity: 'B' });
    const answer = await lack(id, severity);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'severity-not-lower',
      detail: expect.stringContaining(`Severity ${severity} is not below the current one`),
    });
  });
});

describe('lack of resources if non-response is the offering’s only ground', () => {
  let strict: Desk;
  beforeAll(async () => {
    const catalogue = ownCatalogue();
    const offerings = catalogue.offerings.map(({ nonResponse, ...offering }) => ({
      ...offering,
      nonResponse: nonResponse && { ...nonResponse, grounds: ['silence' as const] },
    }));
    strict = await startDesk({
      catalogue: { ...catalogue, offerings },
      ledger: desk.api.ledger,
    });
  });

  it('lowers nothing: 422', async () => {
    const id = await strict.open();
    const body = { severity: 'B', reason: 'lack-of-resources' };
    const answer = await strict.act(id, 'severity', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'lack-of-resources-no-ground',
      detail: expect.stringContaining('lack of resources'),
    });
    expect((await strict.read(id)).severity).toBe('A');
  });
});

describe('a change of severity that is malformed', () => {
  it.each([
    ['a severity longer than any', { severity: 'x'.repeat(33) }, 'severity'],
    ['no severity', { severity: undefined }, 'severity'],
    ['a number as severity', { severity: 1 }, 'severity'],
    ['an unknown reason', { reason: 'because' }, 'reason'],
    ['no reason', { reason: undefined }, 'reason'],
    ['an unknown field', { impact: 'none' }, 'impact'],
    ['an instant without a zone', { at: '2026-11-21T08:00:00' }, 'at'],
  ])('with %s is 400 and names the field', async (_what, fields, path) => {
    const id = await desk.open();
    const answer = await change(id, 'B', fields);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
    expect((await desk.read(id)).severity).toBe('A');
  });
});

describe('a change of severity that is reported late', () => {
  it('withdraws a breach that has lost its cause', async () => {
    const id = await desk.open();
    desk.wait(2 * HOUR);
    expect((await desk.read(id)).breached).toBe(true);
    const { body } = await change(id, 'B', { at: after(30 * MINUTE) });
    expect(body).toMatchObject({
      severity: 'B',
      breached: false,
      nextDueAt: '2026-11-22T08:00:00.000Z',
    });
    expect((await desk.timeline(id)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case.sla.breached', 'case.sla.corrected']),
    );
  });

  it('is checked against the state of the case at that instant', async () => {
    const id = await desk.open();
    desk.wait(HOUR);
    await change(id, 'C');
    desk.wait(2 * HOUR);
    const ground = { reason: 'lack-of-resources', by: 'Ada' };
    expect((await change(id, 'B', ground)).status).toBe(409);
    const late = await change(id, 'B', { ...ground, at: after(30 * MINUTE) });
    expect(late.status).toBe(200);
    expect(late.body.severity).toBe('C');
  });
});

describe('a severity that the offering does not have', () => {
  const detail = 'There is no severity D: there are A, B, C';
  const problem = {
    code: 'unknown-severity',
    detail: `${detail}.`,
    errors: [{ path: 'severity', message: detail }],
  };

  it.each(['/v1/cases', '/v1/cases/preview'])('is refused with the list of %s', async (path) => {
    const body = newCase(plain, { severity: 'D' });
    const { status, body: answer } = await desk.api.post(path, body);
    expect([status, answer]).toEqual([400, expect.objectContaining(problem)]);
  });

  it('is refused with the list of an act, and changes nothing', async () => {
    const id = await desk.open();
    const { status, body } = await change(id, 'D', { by: 'Ada' });
    expect([status, body]).toEqual([400, expect.objectContaining(problem)]);
    expect(await desk.read(id)).toMatchObject({
      severity: 'A',
      severityName: 'critical',
      severityRank: 1,
    });
  });

  it('is refused in a history, by its place', async () => {
    const history = [
      { act: 'severity', at: after(-HOUR), severity: 'D', reason: 'impact-changed', by: 'Ada' },
    ];
    const body = newCase(plain, { openedAt: after(-2 * HOUR), history, severity: 'B' });
    const { status, body: answer } = await desk.api.post('/v1/cases', body);
    expect([status, answer.errors]).toEqual([
      400,
      [{ path: 'history.0.severity', message: detail }],
    ]);
  });

  it('is no filter of lists and subscriptions that fails: nothing has it', async () => {
    const { status, body } = await desk.api.get('/v1/cases?severity=P1');
    expect([status, body.items]).toEqual([200, []]);
  });
});
