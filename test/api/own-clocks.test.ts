import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { CRITICAL_TICKET } from '../support/critical-ticket.ts';
import { after, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const critical = () => desk.open(CRITICAL_TICKET);

const take = (id: string, more: object = {}) =>
  desk.act(id, 'acknowledgements', { by: 'Grace', ...more });

async function clockOf(id: string, metric: string) {
  const { clocks } = await desk.read(id);
  return clocks.find((clock: { metric: string }) => clock.metric === metric);
}

async function textOf(id: string): Promise<string> {
  const headers = { Accept: 'text/plain', 'Accept-Language': 'en' };
  return (await desk.api.get(`/v1/cases/${id}/explanation`, { headers })).text;
}

describe('a clock of a team', () => {
  it('is shown as one, and counts for nothing that the customer is promised', async () => {
    const id = await critical();
    desk.wait(6 * MINUTE);
    expect(await clockOf(id, 'triage')).toMatchObject({
      audience: 'team',
      state: 'breached',
      breachedAt: after(5 * MINUTE),
    });
    expect(await desk.read(id)).toMatchObject({
      breached: false,
      nextDueAt: after(15 * MINUTE),
    });
    expect((await desk.api.get('/v1/cases?breached=true')).body.items).toEqual([]);
  });

  it('is in the explanation for programs, and not in the text for people', async () => {
    const id = await critical();
    const { body } = await desk.api.get(`/v1/cases/${id}/explanation`);
    expect(
      body.clocks.map(({ metric, audience }: Record<string, string>) => [metric, audience]),
    ).toEqual([
      ['first_response', 'customer'],
      ['resolution', 'customer'],
      ['triage', 'team'],
    ]);
    const text = await textOf(id);
    expect(text).toContain('first response');
    expect(text).not.toMatch(/triage/i);
  });

  it('ends by an acknowledgement without a level, and so do its escalations', async () => {
    const id = await critical();
    desk.wait(16 * MINUTE);
    const answer = await take(id, { note: 'On it' });
    expect(answer.status).toBe(200);
    const triage = await clockOf(id, 'triage');
    expect(triage).toMatchObject({
      metAt: after(16 * MINUTE),
      acknowledged: { by: 'Grace', at: after(16 * MINUTE) },
    });
    desk.wait(HOUR);
    const notified = (await desk.timeline(id)).filter(
      ({ type, data }) => type === 'case.escalated' && data['metric'] === 'triage',
    );
    expect(notified.map(({ data }) => data['number'])).toEqual([1, 2]);
  });

  it('ends in time by an answer as well, after which there is nothing to take', async () => {
    const id = await critical();
    desk.wait(3 * MINUTE);
    await desk.act(id, 'responses', { by: 'Grace' });
    expect(await clockOf(id, 'triage')).toMatchObject({ state: 'met', metAt: after(3 * MINUTE) });
    const again = await take(id);
    expect([again.status, again.body.code]).toEqual([409, 'nothing-to-acknowledge']);
  });
});
