import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

/** The clock of the follow-up, while support has not spoken yet, and from its first word on. */
const NEVER_SPOKEN = { metric: 'follow_up', state: 'pending' };
const SPOKEN = { metric: 'follow_up', state: 'running' };

const CLOSE = { by: 'Ada', outcome: 'solved' };

const typesOf = async (id: string) => (await desk.timeline(id)).map(({ type }) => type);
const reasonOf = async (id: string, type: string) =>
  (await desk.timeline(id)).find((line) => line.type === type)?.data['reason'];

describe('a response that was recorded by mistake', () => {
  it('is taken back, and the clock runs again: report 10, a response by mistake', async () => {
    const id = await desk.open();
    const before = await desk.read(id);
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    const { status, body } = await desk.retract(id, 'responses', '?by=Ada&note=Another%20case');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'open',
      nextDueAt: before.nextDueAt,
      clocks: [{ state: 'running', metAt: null, dueAt: after(HOUR) }, NEVER_SPOKEN],
    });
    expect(await typesOf(id)).toEqual([
      'case.opened',
      'case.responded',
      'case.sla.met',
      'case.retracted',
      'case.sla.corrected',
    ]);
    expect(await reasonOf(id, 'case.retracted')).toBe(
      'Ada took back an answer to the customer that had been recorded by mistake.',
    );
    const [, , , retracted, corrected] = await desk.timeline(id);
    expect(retracted?.data).toMatchObject({ act: 'response', note: 'Another case' });
    expect(corrected?.data).toMatchObject({ metric: 'first_response', cause: 'retraction' });
  });

  it('leaves a breach at the deadline that has passed meanwhile', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(3 * HOUR);
    const { body } = await desk.retract(id, 'responses');
    expect(body).toMatchObject({
      breached: true,
      clocks: [{ state: 'breached', breachedAt: after(HOUR), metAt: null }, NEVER_SPOKEN],
    });
  });

  it('gives way to the one before it, and then to none', async () => {
    const id = await desk.open();
    desk.wait(5 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    const once = await desk.retract(id, 'responses');
    expect(once.body).toMatchObject({
      clocks: [{ state: 'met', metAt: after(5 * MINUTE) }, SPOKEN],
    });
    const twice = await desk.retract(id, 'responses');
    expect(twice.body).toMatchObject({
      status: 'open',
      clocks: [{ state: 'running' }, NEVER_SPOKEN],
    });
    const thrice = await desk.retract(id, 'responses');
    expect([thrice.status, thrice.body.code]).toEqual([409, 'nothing-to-retract']);
  });

  it('is taken back once under one key', async () => {
    const id = await desk.open();
    desk.wait(5 * MINUTE);
    await desk.act(id, 'responses');
    await desk.act(id, 'responses');
    const path = `/v1/cases/${id}/responses/current`;
    const headers = { 'Idempotency-Key': `retract-${id}` };
    const first = await desk.api.send('delete', path, { headers });
    const again = await desk.api.send('delete', path, { headers });
    expect(again.body).toEqual(first.body);
    expect(first.body.clocks).toMatchObject([{ state: 'met' }, SPOKEN]);
  });

  it('is taken back from a closed case too', async () => {
    const id = await desk.open();
    desk.wait(5 * MINUTE);
    await desk.act(id, 'responses');
    desk.wait(2 * HOUR);
    await desk.act(id, 'close', CLOSE);
    const { body } = await desk.retract(id, 'responses');
    expect(body).toMatchObject({
      status: 'closed',
      clocks: [{ state: 'breached', breachedAt: after(HOUR), metAt: after(2 * HOUR) }],
    });
  });

  it('is judged at the instant at which the mistake was noticed', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    const early = await desk.retract(id, 'responses', `?at=${after(5 * MINUTE)}`);
    expect(early.body.code).toBe('nothing-to-retract');
  });
});

describe('an answer of the customer that was recorded by mistake', () => {
  it('is taken back, and silence has the consequences that it would have had', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'customer-requests');
    desk.wait(HOUR);
    await desk.act(id, 'customer-replies', {});
    desk.wait(6 * HOUR);
    const { body } = await desk.retract(id, 'customer-replies');
    expect(body).toMatchObject({
      status: 'waiting_on_customer',
      severity: 'B',
      nonResponse: { since: after(10 * MINUTE + 4 * HOUR) },
    });
    expect((await desk.retract(id, 'customer-replies')).body.code).toBe('nothing-to-retract');
  });
});

describe('a close that was recorded by mistake', () => {
  it('is taken back as if the case had never been closed', async () => {
    const id = await desk.open({ offering: 'lighthouse' });
    const never = await desk.open({ offering: 'lighthouse' });
    desk.wait(HOUR / 2);
    await desk.act(id, 'close', CLOSE);
    desk.wait(2 * HOUR);
    const { status, body } = await desk.retract(id, 'close');
    expect(status).toBe(200);
    expect(body).toEqual({ ...(await desk.read(never)), id });
    expect(body).toMatchObject({ status: 'open', closure: null, breached: true });
    const types = await typesOf(id);
    expect(types.filter((type) => type === 'case.sla.breached')).toHaveLength(1);
    expect(await reasonOf(id, 'case.retracted')).toBe(
      'administrator took back the closing, which was a mistake: the case is open.',
    );
    desk.wait(3 * HOUR);
    const closed = await desk.act(id, 'close', CLOSE);
    expect(closed.body).toMatchObject({ status: 'closed', closure: { at: after(3 * HOUR) } });
  });

  it('is not taken back from an open case, a reopened one, or one that is over', async () => {
    const id = await desk.open();
    expect((await desk.retract(id, 'close')).body.code).toBe('nothing-to-retract');
    await desk.act(id, 'close', CLOSE);
    desk.wait(HOUR);
    await desk.act(id, 'reopen', {});
    expect((await desk.retract(id, 'close')).body.code).toBe('nothing-to-retract');
    await desk.act(id, 'close', CLOSE);
    desk.wait(20 * DAY);
    await desk.read(id);
    const late = await desk.retract(id, 'close');
    expect([late.status, late.body.code]).toEqual([409, 'case-closed']);
  });

  it('of a case that does not exist is 404', async () => {
    expect((await desk.retract(`case_${'a'.repeat(26)}`, 'close')).status).toBe(404);
  });
});
