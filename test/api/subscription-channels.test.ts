import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const HOUR = 3_600_000;
const BODY = { type: 'webhook', target: 'https://hooks.example.com/sla', events: ['case.sla.*'] };

const subscribe = (overrides: object = {}) =>
  api.post('/v1/subscriptions', { ...BODY, ...overrides });
const read = async (id: string) => (await api.get(`/v1/subscriptions/${id}`)).body;

describe('a subscription', () => {
  it.each([
    ['email', 'desk@contoso.example', 'desk@contoso.example'],
    ['slack', 'https://hooks.slack.com/services/T0/B0/abcdwxyz', 'https://hooks.slack.com/…wxyz'],
    [
      'teams',
      'https://contoso.webhook.office.com/webhookb2/abcd1234',
      'https://contoso.webhook.office.com/…1234',
    ],
  ])('by %s has no secret except its target', async (type, target, shown) => {
    const { status, body } = await subscribe({ type, target });
    expect(status).toBe(201);
    expect(body).toMatchObject({ type, target: shown, secret: null, paused: false, endedAt: null });
    expect((await api.ledger.subscriptions.get(body.id))?.target).toBe(target);
    expect((await read(body.id)).target).toBe(shown);
    const { items } = (await api.get('/v1/subscriptions')).body;
    expect(items.map((one: { target: string }) => one.target)).toContain(shown);
    const changed = await api.patch(`/v1/subscriptions/${body.id}`, { events: ['*'] });
    expect(changed.body.target).toBe(shown);
  });

  it('by Slack cannot have its target replaced with the abbreviated one', async () => {
    const target = 'https://hooks.slack.com/services/T0/B0/abcdwxyz';
    const { body } = await subscribe({ type: 'slack', target });
    const changed = await api.patch(`/v1/subscriptions/${body.id}`, { target: body.target });
    expect(changed.status).toBe(400);
    expect(changed.body.errors).toEqual([
      { path: 'target', message: 'is the shortened form that answers show: send the whole URL' },
    ]);
    expect((await api.ledger.subscriptions.get(body.id))?.target).toBe(target);
  });

  it('may start and stop collecting alerts in digests', async () => {
    const { body } = await subscribe({ digest: '1m' });
    expect(body.digestSeconds).toBe(60);
    const changed = await api.patch(`/v1/subscriptions/${body.id}`, { digest: null });
    expect(changed.body.digestSeconds).toBeNull();
  });

  it('may be created paused, and resumed', async () => {
    const { body } = await subscribe({ paused: true });
    expect(body.paused).toBe(true);
    const changed = await api.patch(`/v1/subscriptions/${body.id}`, { paused: false });
    expect(changed.body.paused).toBe(false);
  });

  it('that has ended says when, and can be resumed', async () => {
    const { body } = await subscribe();
    await api.ledger.subscriptions.end(body.id, 'https://hooks.example.com/earlier', NOW - 1);
    expect((await read(body.id)).endedAt).toBeNull();
    await api.ledger.subscriptions.end(body.id, body.target, NOW);
    await api.ledger.subscriptions.end(body.id, body.target, NOW + 1);
    expect((await read(body.id)).endedAt).toBe('2026-11-21T08:00:00.000Z');
    await api.patch(`/v1/subscriptions/${body.id}`, { target: 'https://hooks.example.com/new' });
    expect((await read(body.id)).endedAt).not.toBeNull();
    await api.patch(`/v1/subscriptions/${body.id}`, { paused: false });
    expect((await read(body.id)).endedAt).toBeNull();
  });

  it('by mail is refused if mail is not configured, naming the setting', async () => {
    const silent = await startApi({ sendsMail: false, ledger: api.ledger });
    const answer = await silent.post('/v1/subscriptions', {
      type: 'email',
      target: 'desk@contoso.example',
      events: ['*'],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: 'type', message: 'needs a mail server: set SMTP_URL and SLA_MAIL_FROM' },
    ]);
  });

  it.each([
    'x@b.example,y@c.example',
    'a@b.example;c',
    'group:a@b.example;',
    'a@b.example(x)',
    '<a@b.example>',
    'a\u0001@b.example',
    'a\u202e@b.example',
  ])('goes to one mailbox, and not to %j', async (target) => {
    const answer = await subscribe({ type: 'email', target });
    expect(answer.status).toBe(400);
  });

  it('whose digest is changed sends what it has collected when the new time is over, or at once', async () => {
    const { body } = await subscribe({ digest: '1h' });
    const before = api.gathered.length;
    await api.patch(`/v1/subscriptions/${body.id}`, { digest: '10s' });
    await api.patch(`/v1/subscriptions/${body.id}`, { digest: null });
    await api.patch(`/v1/subscriptions/${body.id}`, { paused: true });
    expect(api.gathered.slice(before)).toEqual([
      [body.id, 10_000],
      [body.id, 0],
    ]);
  });

  it('accepts only targets of its channel', async () => {
    const { body } = await subscribe({ type: 'email', target: 'desk@contoso.example' });
    const changed = await api.patch(`/v1/subscriptions/${body.id}`, {
      target: 'https://x.example',
    });
    expect(changed.status).toBe(400);
    expect(changed.body.errors).toMatchObject([{ path: 'target' }]);
    expect((await read(body.id)).target).toBe('desk@contoso.example');
  });
});

describe('the secret of a webhook', () => {
  it('is replaced by one that is shown once, and both are used for a day', async () => {
    const { body: made } = await subscribe();
    const { status, body } = await api.send('post', `/v1/subscriptions/${made.id}/secret`);
    expect(status).toBe(200);
    expect(body.secret).toMatch(/^whsec_/);
    expect(body.secret).not.toBe(made.secret);
    expect(Date.parse(body.previousSecretUntil)).toBe(NOW + 24 * HOUR);
    expect(await read(made.id)).not.toHaveProperty('secret');
    expect(await api.ledger.subscriptions.get(made.id)).toMatchObject({
      secret: body.secret,
      previousSecret: { secret: made.secret, until: NOW + 24 * HOUR },
    });
  });

  it('is replaced once by many requests with one key, and the one in the answer is used', async () => {
    const { body: made } = await subscribe();
    const path = `/v1/subscriptions/${made.id}/secret`;
    const headers = { 'Idempotency-Key': `rotated-${made.id}` };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.send('post', path, { headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const [secret, ...others] = new Set(answers.map(({ body }) => body.secret));
    expect(others).toEqual([]);
    expect(await api.ledger.subscriptions.get(made.id)).toMatchObject({
      secret,
      previousSecret: { secret: made.secret },
    });
  });

  it('cannot be replaced again while the previous one is still used', async () => {
    const { body: made } = await subscribe();
    const path = `/v1/subscriptions/${made.id}/secret`;
    const first = await api.send('post', path);
    const second = await api.send('post', path);
    expect([second.status, second.body.code]).toEqual([409, 'secret-being-replaced']);
    api.time.now = NOW + 24 * HOUR;
    const third = await api.send('post', path);
    api.time.now = NOW;
    expect(third.status).toBe(200);
    expect(await api.ledger.subscriptions.get(made.id)).toMatchObject({
      secret: third.body.secret,
      previousSecret: { secret: first.body.secret },
    });
  });

  it('is in no stored answer once the subscription is deleted', async () => {
    const making = { 'Idempotency-Key': 'made-then-deleted' };
    const rotating = { 'Idempotency-Key': 'rotated-then-deleted' };
    const { body: made } = await api.post('/v1/subscriptions', BODY, making);
    const path = `/v1/subscriptions/${made.id}/secret`;
    const rotated = await api.send('post', path, { headers: rotating });
    const again = await api.send('post', path, { headers: rotating });
    expect(again.body).toEqual(rotated.body);
    await api.send('delete', `/v1/subscriptions/${made.id}`);
    expect((await api.send('post', path, { headers: rotating })).status).toBe(404);
    const remade = await api.post('/v1/subscriptions', BODY, making);
    expect(remade.headers['idempotent-replayed']).toBeUndefined();
    expect(remade.body.secret).not.toBe(made.secret);
  });

  it('does not exist for mail', async () => {
    const { body } = await subscribe({ type: 'email', target: 'desk@contoso.example' });
    const answer = await api.send('post', `/v1/subscriptions/${body.id}/secret`);
    expect([answer.status, answer.body.code]).toEqual([409, 'nothing-to-sign']);
  });

  it('of an unknown subscription is 404', async () => {
    const answer = await api.send('post', `/v1/subscriptions/sub_${'a'.repeat(26)}/secret`);
    expect(answer.status).toBe(404);
  });
});

describe('a test message', () => {
  it('is sent once, and the answer says what happened', async () => {
    const { body } = await subscribe();
    const { status, body: outcome } = await api.send('post', `/v1/subscriptions/${body.id}/test`);
    expect(status).toBe(200);
    expect(outcome).toEqual({
      at: '2026-11-21T08:00:00.000Z',
      delivered: true,
      status: 204,
      error: null,
    });
    expect(api.tested).toEqual([body.id]);
  });

  it('to an unknown subscription is 404', async () => {
    const answer = await api.send('post', `/v1/subscriptions/sub_${'a'.repeat(26)}/test`);
    expect(answer.status).toBe(404);
  });
});
