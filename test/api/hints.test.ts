import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, newCase } from './support/api.ts';
import { startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

describe('a mistake is answered with what to do instead', () => {
  it('where the severity or status is changed by a PATCH', async () => {
    const id = await desk.open();
    const { status, body } = await desk.change(id, { severity: 'B', status: 'closed', titel: 'x' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        path: 'severity',
        message: 'is changed by POST /v1/cases/{id}/severity, with its reason',
      },
      { path: 'status', message: expect.stringContaining('POST /v1/cases/{id}/close') },
      { path: 'titel', message: expect.stringMatching(/did you mean title\? Known are title, /) },
    ]);
  });

  it.each([
    ['UK', /; did you mean GB\?$/],
    ['el', /; did you mean GR\?$/],
    ['de', /; did you mean DE\?$/],
    ['XX', /, such as DE$/],
    ['Germany', /, such as DE$/],
  ])('where a region has the code %s', async (region, message) => {
    const { body } = await desk.api.post('/v1/accounts', { ...ACCOUNT, region });
    expect(body.errors).toContainEqual({ path: 'region', message: expect.stringMatching(message) });
  });

  it('where a parameter of a query is none', async () => {
    const { body } = await desk.api.get('/v1/cases?acount=acc_1');
    expect(body.errors).toEqual([
      {
        path: 'acount',
        message: expect.stringMatching(
          /^is not a known field; did you mean account\? Known are .*limit/,
        ),
      },
    ]);
  });

  it('where an event of a subscription is none', async () => {
    const { body } = await desk.api.post('/v1/subscriptions', {
      type: 'webhook',
      target: 'https://hooks.example.com/sla',
      events: ['case.sla.breach'],
    });
    expect(body.errors).toEqual([
      {
        path: 'events.0',
        message: expect.stringMatching(/case\.sla\.warning.*; did you mean case\.sla\.breached\?$/),
      },
    ]);
  });

  it('where a field that has to be there is absent', async () => {
    const { category: _category, ...rest } = newCase(await desk.api.account());
    const { body } = await desk.api.post('/v1/cases', rest);
    expect(body.errors).toEqual([{ path: 'category', message: 'is required' }]);
  });
});

describe('what can be understood is taken', () => {
  it('an instant whose offset has no colon, as other systems export it (report 13)', async () => {
    const { status, body } = await desk.api.post('/v1/cases/preview', {
      ...newCase(await desk.api.account()),
      openedAt: '2026-03-02T09:00:00.000+0100',
    });
    expect(status).toBe(200);
    expect(body.clocks[0].startedAt).toBe('2026-03-02T08:00:00.000Z');
  });

  it('no body at all, where all of it may be absent', async () => {
    const id = await desk.open();
    const key = { 'Idempotency-Key': 'no-body' };
    const path = `/v1/cases/${id}/customer-replies`;
    const without = await desk.api.send('post', path, { headers: key });
    expect(without.status).toBe(200);
    const again = await desk.api.send('post', path, { body: {}, headers: key });
    expect([again.status, again.get('Idempotent-Replayed')]).toEqual([200, 'true']);
  });
});

describe('what only the service itself does', () => {
  it('is nobody else’s: an act by `system` is refused', async () => {
    const id = await desk.open();
    const { status, body } = await desk.act(id, 'close', { by: 'system', outcome: 'unresolved' });
    expect([status, body.code]).toEqual([400, 'invalid-body']);
    expect(body.errors[0].message).toMatch(/^must name a person or a program/);
    expect((await desk.read(id)).status).toBe('open');
  });
});
