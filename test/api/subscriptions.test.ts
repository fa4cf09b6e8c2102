import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEW_SUBSCRIPTION } from '../../api/subscriptions/examples.ts';
import { startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const BODY = { type: 'webhook', target: 'https://hooks.example.com/sla', events: ['case.sla.*'] };

function subscribed(overrides: object = {}): Promise<string> {
  return api.make('/v1/subscriptions', { ...BODY, ...overrides });
}

describe('POST /v1/subscriptions', () => {
  it('answers with the subscription and its secret', async () => {
    const filter = { account: 'acc_1', offering: '21vianet', severity: 'A' };
    const body = { ...BODY, filter, locale: 'de', timeZone: 'Europe/Berlin' };
    const answer = await api.post('/v1/subscriptions', body);
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/v1/subscriptions/${answer.body.id}`);
    expect(answer.body).toMatchObject({ ...body, createdAt: '2026-11-21T08:00:00.000Z' });
    const [, secret] = /^whsec_(.+)$/.exec(String(answer.body.secret)) ?? [];
    expect(Buffer.from(String(secret), 'base64')).toHaveLength(32);
  });

  it('fills in missing fields, and treats null as missing', async () => {
    for (const nothing of [{}, { filter: null, locale: null, timeZone: null }]) {
      const { body } = await api.post('/v1/subscriptions', { ...BODY, ...nothing });
      expect(body).toMatchObject({ filter: {}, locale: null, timeZone: null });
    }
    const { body } = await api.post('/v1/subscriptions', { ...BODY, filter: { account: null } });
    expect(body.filter).toEqual({});
  });

  it.each([
    '*',
    'case.*',
    'case.sla.*',
    'case.customer.*',
    'pack.*',
    'case.opened',
    'reconciler.gap',
  ])('accepts %s as events', async (pattern) => {
    const answer = await api.post('/v1/subscriptions', { ...BODY, events: [pattern] });
    expect(answer.status).toBe(201);
  });

  it.each(['case.sla', 'case', 'case.opened.*', 'cas.*', '.*', '**', 'case.*.breached', ''])(
    'refuses %s as events',
    async (pattern) => {
      const answer = await api.post('/v1/subscriptions', { ...BODY, events: ['*', pattern] });
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].path).toBe('events.1');
    },
  );

  it.each([
    ['no events', { events: [] }, 'events'],
    ['a channel that is none', { type: 'fax' }, 'type'],
    ['a mail to a URL', { type: 'email' }, 'target'],
    ['a digest of no time', { digest: 'soon' }, 'digest'],
    ['a digest of a second', { digest: '1s' }, 'digest'],
    ['a digest of more than a day', { digest: '25h' }, 'digest'],
    ['a level that is none', { filter: { level: 0 } }, 'filter.level'],
    ['an unknown severity', { filter: { severity: 'D' } }, 'filter.severity'],
    ['an unknown offering', { filter: { offering: 'gold' } }, 'filter.offering'],
    ['an unknown filter', { filter: { colour: 'blue' } }, 'filter.colour'],
    ['an unknown zone', { timeZone: 'Mars' }, 'timeZone'],
    ['a target that is no URL', { target: 'hooks' }, 'target'],
    ['a target of another scheme', { target: 'ftp://hooks.example.com' }, 'target'],
    ['a target with credentials', { target: 'https://a:b@hooks.example.com' }, 'target'],
    ['a target with a space', { target: 'https://hooks.example.com/ a' }, 'target'],
    ['a secret of its own', { secret: 'whsec_AAAA' }, 'secret'],
  ])('refuses %s', async (_what, fields, path) => {
    const answer = await api.post('/v1/subscriptions', { ...BODY, ...fields });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ path, message: expect.any(String) }]);
  });
});

describe('a subscription', () => {
  it('is shown without its secret from then on', async () => {
    const id = await subscribed();
    const one = await api.get(`/v1/subscriptions/${id}`);
    expect(one.body).toMatchObject({ id, ...BODY });
    const answers = [
      one,
      await api.get('/v1/subscriptions'),
      await api.patch(`/v1/subscriptions/${id}`, {}),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain('whsec_');
    }
  });

  it('is changed in the given fields and keeps its secret', async () => {
    const id = await subscribed({ filter: { severity: 'A' } });
    const before = await api.ledger.subscriptions.get(id);
    const answer = await api.patch(`/v1/subscriptions/${id}`, { events: ['*'], filter: null });
    expect(answer.body).toMatchObject({ events: ['*'], filter: {}, target: BODY.target });
    expect((await api.ledger.subscriptions.get(id))?.secret).toBe(before?.secret);
  });

  it.each([
    [{ target: 'http://127.0.0.1' }, 'target'],
    [{ filter: { offering: 'gold' } }, 'filter.offering'],
    [{ type: 'webhook' }, 'type'],
    [{ events: null }, 'events'],
  ])('refuses the change %j', async (body, path) => {
    const answer = await api.patch(`/v1/subscriptions/${await subscribed()}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('is gone after DELETE', async () => {
    const id = await subscribed();
    const answer = await api.send('delete', `/v1/subscriptions/${id}`);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect((await api.get(`/v1/subscriptions/${id}`)).status).toBe(404);
    expect((await api.send('delete', `/v1/subscriptions/${id}`)).status).toBe(404);
    expect((await api.patch(`/v1/subscriptions/${id}`, {})).status).toBe(404);
  });

  it('is listed by pages', async () => {
    await Promise.all([subscribed(), subscribed(), subscribed()]);
    const all = (await api.get('/v1/subscriptions?limit=200')).body.items;
    const first = (await api.get('/v1/subscriptions?limit=2')).body;
    expect(first.items).toEqual(all.slice(0, 2));
    const second = (await api.get(`/v1/subscriptions?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second.items).toEqual(all.slice(2, 4));
  });
});

it('a hundred get the same alerts; one more is 409, leaves its key free, and is taken once another is gone', async () => {
  const account = await api.account();
  const body = { ...NEW_SUBSCRIPTION, filter: { account } };
  const ids: string[] = [];
  for (let made = 0; made < 100; made += 1) ids.push(await api.make('/v1/subscriptions', body));
  const headers = { 'Idempotency-Key': 'one-too-many' };
  const refused = await api.post('/v1/subscriptions', body, headers);
  expect([refused.status, refused.body.code]).toEqual([409, 'too-many-subscriptions']);
  expect(refused.body.detail).toContain(account);
  await api.send('delete', `/v1/subscriptions/${ids[0]}`);
  expect((await api.post('/v1/subscriptions', body, headers)).status).toBe(201);
});
