import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { newCase } from './support/api.ts';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

/** Severity A: answered within 30 minutes and solved within 8 hours, of elapsed time. */
const lighthouse = (fields: object = {}) => desk.open({ offering: 'lighthouse', ...fields });

const waitFor = (id: string, kind: string, more: object = {}) =>
  desk.act(id, 'waits', { kind, by: 'Ada', ...more });

const endWait = (id: string, query = '') => desk.retract(id, 'waits', query);

async function clockOf(id: string, metric: string) {
  const { clocks } = await desk.read(id);
  return clocks.findLast((clock: { metric: string }) => clock.metric === metric);
}

async function textOf(id: string, language: string): Promise<string> {
  const headers = { Accept: 'text/plain', 'Accept-Language': language };
  return (await desk.api.get(`/v1/cases/${id}/explanation`, { headers })).text;
}

describe('POST /v1/cases/{id}/waits', () => {
  it('pauses the clocks that the kind pauses, and says whom support waits for', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    const answer = await waitFor(id, 'spare-parts', { note: 'Ordered.' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'waiting',
      waitingFor: 'spare-parts',
      wait: {
        kind: 'spare-parts',
        name: 'the spare parts',
        since: after(HOUR),
        by: 'Ada',
        pauses: ['resolution'],
      },
      nonResponse: null,
    });
    expect(answer.body.wait.remindAt).toHaveLength(3);
    desk.wait(5 * HOUR);
    expect(await clockOf(id, 'resolution')).toMatchObject({
      state: 'paused',
      dueAt: null,
      pausedSince: after(HOUR),
      pausedFor: ['spare-parts'],
      remainingSeconds: 7 * 3_600,
    });
    expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'breached' });
  });

  it('is in the timeline in the language of its reader, and in the explanation with its reason', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await waitFor(id, 'spare-parts');
    desk.wait(3 * HOUR);
    await endWait(id);
    const german = await desk.api.get(`/v1/cases/${id}/timeline`, {
      headers: { 'Accept-Language': 'de' },
    });
    const reasons = german.body.items.map(({ data }: { data: { reason: string } }) => data.reason);
    expect(reasons).toEqual(
      expect.arrayContaining([
        'Ada wartet auf die Ersatzteile.',
        'administrator wartet nicht mehr auf die Ersatzteile.',
      ]),
    );
    expect(await textOf(id, 'en')).toContain('paused, waiting for the spare parts: 2 h\n');
    expect(await textOf(id, 'de')).toContain('pausiert, Warten auf die Ersatzteile: 2 h\n');
    const { clocks } = (await desk.api.get(`/v1/cases/${id}/explanation`)).body;
    const resolution = clocks.find(({ metric }: { metric: string }) => metric === 'resolution');
    expect(resolution.segments).toMatchObject([
      { kind: 'counted', seconds: 3_600 },
      { kind: 'paused', reason: 'spare-parts', seconds: 7_200 },
      { kind: 'counted', seconds: 7 * 3_600 },
    ]);
  });

  it('takes the place of the wait before', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await waitFor(id, 'storm');
    desk.wait(2 * HOUR);
    const { body } = await waitFor(id, 'spare-parts');
    expect(body).toMatchObject({ waitingFor: 'spare-parts', wait: { since: after(2 * HOUR) } });
    desk.wait(4 * HOUR);
    await endWait(id);
    expect(await clockOf(id, 'resolution')).toMatchObject({
      dueAt: after(11 * HOUR),
      pauses: [
        { from: after(HOUR), to: after(2 * HOUR), reason: 'storm' },
        { from: after(2 * HOUR), to: after(4 * HOUR), reason: 'spare-parts' },
      ],
    });
  });

  it('goes on beside a wait for the customer, which is shown first', async () => {
    const id = await lighthouse();
    await waitFor(id, 'spare-parts');
    desk.wait(10 * MINUTE);
    const asked = await desk.act(id, 'customer-requests');
    expect(asked.body).toMatchObject({
      status: 'waiting_on_customer',
      waitingFor: 'customer',
      wait: { kind: 'spare-parts' },
    });
    desk.wait(20 * MINUTE);
    const replied = await desk.act(id, 'customer-replies', {});
    expect(replied.body).toMatchObject({ status: 'waiting', waitingFor: 'spare-parts' });
    expect(await clockOf(id, 'resolution')).toMatchObject({
      state: 'paused',
      pausedSince: after(0),
    });
  });

  it('names the kinds that there are, and the nearest', async () => {
    const id = await lighthouse();
    const { status, body } = await waitFor(id, 'spare-prats');
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'unknown-wait' });
    expect(body.errors).toEqual([
      {
        path: 'kind',
        message:
          'There is no wait spare-prats: there are spare-parts, storm; did you mean spare-parts?',
      },
    ]);
  });

  it('says so where the offering has no waits', async () => {
    const { status, body } = await waitFor(await desk.open(), 'vendor');
    expect(status).toBe(400);
    expect(body.detail).toBe('The offering has no waits for others than the customer.');
  });

  it('needs to know who waits', async () => {
    const { status, body } = await desk.act(await lighthouse(), 'waits', { kind: 'storm' });
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe('by');
  });

  it('corrects a breach when it is reported late', async () => {
    const id = await lighthouse({ openedAt: after(-12 * HOUR) });
    expect(await clockOf(id, 'resolution')).toMatchObject({ state: 'breached' });
    await waitFor(id, 'storm', { at: after(-11 * HOUR) });
    expect(await clockOf(id, 'resolution')).toMatchObject({ state: 'paused', breachedAt: null });
    expect((await desk.story(id)).some((line) => line.startsWith('case.sla.corrected'))).toBe(true);
  });
});

describe('DELETE /v1/cases/{id}/waits/current', () => {
  it('is refused while nobody but the customer is waited for', async () => {
    const id = await lighthouse();
    await desk.act(id, 'customer-requests');
    const { status, body } = await endWait(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'nothing-awaited' });
  });

  it('at the instant of the start undoes what was begun by mistake', async () => {
    const id = await lighthouse();
    desk.wait(HOUR);
    await waitFor(id, 'spare-parts');
    desk.wait(2 * HOUR);
    await endWait(id, `?at=${after(HOUR)}`);
    expect(await clockOf(id, 'resolution')).toMatchObject({ dueAt: after(8 * HOUR), pauses: [] });
  });
});

describe('a wait for another', () => {
  it('ends with the close, and a reopened case waits for nobody', async () => {
    const id = await lighthouse();
    await waitFor(id, 'spare-parts');
    desk.wait(HOUR);
    const closed = await desk.act(id, 'close', { outcome: 'unresolved' });
    expect(closed.body).toMatchObject({ status: 'closed', waitingFor: null, wait: null });
    desk.wait(2 * HOUR);
    const reopened = await desk.act(id, 'reopen', {});
    expect(reopened.body).toMatchObject({ waitingFor: null, wait: null });
  });

  it('is taken over with the history of a case', async () => {
    const history = [
      { act: 'response', at: after(-10 * HOUR) },
      { act: 'wait', kind: 'spare-parts', at: after(-9 * HOUR) },
      { act: 'end-wait', at: after(-3 * HOUR) },
      { act: 'wait', kind: 'storm', at: after(-HOUR) },
    ];
    const id = await lighthouse({ openedAt: after(-10 * HOUR), history });
    expect(await desk.read(id)).toMatchObject({ status: 'waiting', waitingFor: 'storm' });
    const { pauses } = await clockOf(id, 'resolution');
    expect(pauses).toEqual([
      { from: after(-9 * HOUR), to: after(-3 * HOUR), reason: 'spare-parts' },
    ]);
  });

  it('of an unknown kind in a history is refused in its place', async () => {
    const history = [{ act: 'wait', kind: 'parts', at: after(-HOUR) }];
    const body = { offering: 'lighthouse', openedAt: after(-2 * HOUR), history };
    const answer = await desk.api.post('/v1/cases', newCase(desk.account, body));
    const { status, body: problem } = answer;
    expect(status).toBe(400);
    expect(problem.errors[0].path).toBe('history.0.kind');
    expect(problem.errors[0].message).toMatch(/there are spare-parts, storm/);
  });

  it('is found in the list of cases', async () => {
    const id = await lighthouse({ title: 'Lamp' });
    await waitFor(id, 'storm');
    const { items } = (await desk.api.get('/v1/cases?waitingFor=storm&status=waiting')).body;
    expect(items.map((item: { id: string }) => item.id)).toContain(id);
    const others = (await desk.api.get('/v1/cases?waitingFor=spare-parts')).body.items;
    expect(others.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  it('reminds support of itself, as often as the offering says', async () => {
    const id = await lighthouse();
    await waitFor(id, 'spare-parts');
    desk.wait(30 * DAY);
    const reminders = (await desk.timeline(id)).filter(({ type }) => type === 'case.wait.reminded');
    expect(reminders.map(({ data }) => data['number'])).toEqual([1, 2, 3]);
    expect(reminders[0]?.data['reason']).toMatch(
      /^Support has been waiting for the spare parts since .*: ask how far things are\.$/,
    );
  });
});
