import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undetected } from '../support/detected.ts';
import { newCase, NOW, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let caseId: string;
let subscriptionId: string;

beforeAll(async () => {
  api = await startApi();
  caseId = await api.make('/v1/cases', newCase(await api.account()));
  subscriptionId = await api.make('/v1/subscriptions', {
    type: 'webhook',
    target: 'https://hooks.example.com',
    events: ['*'],
  });
  await deliver(['msg_arrived', 'msg_failed', 'msg_pending']);
  const attempt = { at: NOW + 180, error: null };
  await api.ledger.deliveries.recordAttempt('msg_arrived', {
    ...attempt,
    delivered: true,
    status: 204,
  });
  await api.ledger.deliveries.recordAttempt('msg_failed', {
    ...attempt,
    delivered: false,
    status: 500,
    error: 'the receiver answered 500',
  });
  await api.ledger.outbox.markFailed('msg_failed', () => []);
});
afterAll(() => api.close());

/** Alerts as the outbox would make them, each about an event of its own. */
async function deliver(deliveryIds: readonly string[]): Promise<void> {
  const record = await api.ledger.cases.get(caseId);
  const [opening] = await api.ledger.cases.timeline(caseId);
  if (!record || !opening) throw new Error('the case should be in the ledger');
  const events = undetected(deliveryIds.map((key, index) => ({ ...opening, key, seq: 2 + index })));
  await api.ledger.outbox.publish({ id: caseId, file: null, state: record.state, events }, () =>
    events.map(({ key, seq, type }) => ({
      id: key,
      caseId,
      packId: null,
      eventSeq: seq,
      eventKey: key,
      eventType: type,
      subscriptionId,
      target: 'https://hooks.example.com',
      body: '{}',
      dueAt: NOW,
      gathered: null,
    })),
  );
}

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id).toSorted();

describe('GET /v1/deliveries', () => {
  it('shows what happened to each alert', async () => {
    api.time.now = NOW + 2_500;
    const { body } = await api.get('/v1/deliveries');
    expect(ids(body)).toEqual(['msg_arrived', 'msg_failed', 'msg_pending']);
    const [arrived, failed, pending] = ['msg_arrived', 'msg_failed', 'msg_pending'].map((id) =>
      body.items.find((one: { id: string }) => one.id === id),
    );
    expect(arrived).toMatchObject({
      state: 'delivered',
      attempts: 1,
      lastStatus: 204,
      lagSeconds: 0.18,
      case: caseId,
      subscription: subscriptionId,
      event: { seq: 2, type: 'case.opened', key: 'msg_arrived' },
    });
    expect(failed).toMatchObject({ state: 'failed', lastError: 'the receiver answered 500' });
    expect(pending).toMatchObject({ state: 'pending', attempts: 0, lagSeconds: 2.5 });
  });

  it('filters by state, case and subscription', async () => {
    const none = '_aaaaaaaaaaaaaaaaaaaaaaaaaa';
    expect(ids((await api.get('/v1/deliveries?state=failed')).body)).toEqual(['msg_failed']);
    expect((await api.get(`/v1/deliveries?case=${caseId}`)).body.items).toHaveLength(3);
    expect((await api.get(`/v1/deliveries?case=case${none}`)).body.items).toEqual([]);
    const ofSubscription = await api.get(`/v1/deliveries?subscription=${subscriptionId}&limit=2`);
    expect(ofSubscription.body.items).toHaveLength(2);
    expect(ofSubscription.body.nextCursor).not.toBeNull();
    expect((await api.get(`/v1/deliveries?subscription=sub${none}`)).body.items).toEqual([]);
  });

  it.each(['state=lost', 'case=1', 'subscription=1'])('refuses %s', async (query) => {
    expect((await api.get(`/v1/deliveries?${query}`)).status).toBe(400);
  });
});

describe('POST /v1/deliveries/{id}/retry', () => {
  it('sends a failed delivery again', async () => {
    const answer = await api.send('post', '/v1/deliveries/msg_failed/retry');
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ id: 'msg_failed', state: 'pending' });
    expect(api.retried).toEqual(['msg_failed']);
  });

  it('refuses a delivered one', async () => {
    const answer = await api.send('post', '/v1/deliveries/msg_arrived/retry');
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('delivery-delivered');
    expect(api.retried).not.toContain('msg_arrived');
  });

  it.each(['msg_nobody', '%00', 'a%2Fb'])('answers 404 for the id %s', async (id) => {
    expect((await api.send('post', `/v1/deliveries/${id}/retry`)).status).toBe(404);
  });
});

describe('POST /v1/deliveries/retry', () => {
  it('sends all failed deliveries again, of one subscription or of all', async () => {
    await api.ledger.outbox.markFailed('msg_failed', () => []);
    await api.ledger.outbox.markFailed('msg_pending', () => []);
    const other = { subscription: `sub_${'a'.repeat(26)}` };
    const none = await api.post('/v1/deliveries/retry', other);
    expect(none.body).toEqual({ retried: 0, remaining: false });
    api.retried.splice(0);
    const all = await api.post('/v1/deliveries/retry', {});
    expect(all.status).toBe(202);
    expect(all.body).toEqual({ retried: 2, remaining: false });
    expect(api.retried.toSorted()).toEqual(['msg_failed', 'msg_pending']);
    expect((await api.get('/v1/deliveries?state=failed')).body.items).toEqual([]);
  });
});
