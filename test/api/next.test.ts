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

/** What happens next to a case, by itself, so many milliseconds after its opening. */
async function nextAt(ms: number, id: string) {
  desk.wait(ms);
  return (await desk.read(id)).next;
}

describe('what a case says of what happens next', () => {
  it('is first the warning, then the breach, and nothing once it is breached and nobody else is told', async () => {
    const id = await desk.open();
    expect(await nextAt(0, id)).toEqual({ at: after(45 * MINUTE), what: 'first_response.warning' });
    expect(await nextAt(50 * MINUTE, id)).toEqual({
      at: after(HOUR),
      what: 'first_response.breach',
    });
    expect(await nextAt(61 * MINUTE, id)).toBeNull();
  });

  it('is what silence brings while the customer is asked: a reminder, a lower severity, in the end a flag', async () => {
    const id = await desk.open();
    await desk.act(id, 'customer-requests');
    expect(await nextAt(0, id)).toEqual({ at: after(2 * HOUR), what: 'non_response.reminder' });
    expect(await nextAt(3 * HOUR, id)).toEqual({
      at: after(4 * HOUR),
      what: 'non_response.downgrade',
    });
    expect(await nextAt(4 * DAY, id)).toMatchObject({ what: 'non_response.flag' });
    expect(await nextAt(20 * DAY, id)).toBeNull();
  });

  it('is the first of several things, by whichever clock', async () => {
    const id = await desk.open({ offering: 'lighthouse' });
    await desk.act(id, 'responses');
    expect(await nextAt(0, id)).toEqual({ at: after(3 * HOUR), what: 'follow_up.warning' });
    desk.wait(2 * HOUR);
    await desk.act(id, 'responses');
    expect(await nextAt(2 * HOUR, id)).toEqual({ at: after(4 * HOUR), what: 'resolution.warning' });
  });

  it('is an escalation while nobody has acknowledged a breach', async () => {
    const id = await desk.open({ offering: 'lighthouse' });
    expect((await nextAt(31 * MINUTE, id)).what).toBe('first_response.escalation');
    await desk.act(id, 'acknowledgements', { level: 1, by: 'Ada' });
    expect((await nextAt(31 * MINUTE, id)).what).not.toBe('first_response.escalation');
  });

  it('is nothing for a closed case, although its time to reopen ends', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    expect(await nextAt(HOUR, id)).toBeNull();
    await desk.act(id, 'reopen');
    expect(await nextAt(HOUR, id)).toMatchObject({ what: 'follow_up.warning' });
  });

  it('is the same in the list, and once the case is over', async () => {
    const account = await desk.api.account();
    const id = await desk.api.make('/v1/cases', newCase(account));
    await desk.act(id, 'customer-requests');
    const shown = async () => {
      const [item] = (await desk.api.get(`/v1/cases?account=${account}`)).body.items;
      const { next, waitingFor } = await desk.read(id);
      expect({ next, waitingFor }).toEqual({ next: item.next, waitingFor: item.waitingFor });
      return { next, waitingFor };
    };
    expect(await shown()).toMatchObject({
      next: { what: 'non_response.reminder' },
      waitingFor: 'customer',
    });
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.wait(15 * DAY);
    expect(await shown()).toEqual({ next: null, waitingFor: null });
  });

  it('is in a preview, as of its opening', async () => {
    const { body } = await desk.api.post('/v1/cases/preview', newCase(desk.account));
    expect(body.next).toEqual({ at: after(45 * MINUTE), what: 'first_response.warning' });
  });
});

describe('whom a case waits for', () => {
  it('is the customer from the request to the reply, also when it is flagged, and else nobody', async () => {
    const id = await desk.open();
    expect(await desk.read(id)).toMatchObject({ waitingFor: null });
    await desk.act(id, 'customer-requests');
    expect(await desk.read(id)).toMatchObject({ waitingFor: 'customer' });
    desk.wait(20 * DAY);
    expect(await desk.read(id)).toMatchObject({
      waitingFor: 'customer',
      nonResponse: { flagged: true },
    });
    await desk.act(id, 'customer-replies');
    expect(await desk.read(id)).toMatchObject({ waitingFor: null });
  });
});
