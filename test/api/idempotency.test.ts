import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, newCase, NOW, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
let account: string;
let used = 0;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
afterAll(() => api.close());

const freshKey = () => ({ 'Idempotency-Key': `key-${(used += 1)}` });

describe('the same key with the same body', () => {
  it('repeats the first answer, whatever has happened since', async () => {
    const key = freshKey();
    const first = await api.post('/v1/cases', newCase(account), key);
    await api.post(`/v1/cases/${first.body.id}/responses`, { by: 'Ada' });
    const again = await api.post('/v1/cases', newCase(account), key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  it('ignores the order of the fields', async () => {
    const key = freshKey();
    const body = newCase(account);
    const first = await api.post('/v1/cases', body, key);
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect((await api.post('/v1/cases', turned, key)).body).toEqual(first.body);
  });

  it('sent 20 times at once opens one case and gives one answer', async () => {
    const key = freshKey();
    const before = api.engine.starts;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/v1/cases', newCase(account), key)),
    );
    expect(api.engine.starts).toBe(before + 1);
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(answers[0]?.body);
    }
  });

  it('after a lost answer finds the case as it was opened first', async () => {
    const key = freshKey();
    api.engine.loseNextAnswer = true;
    expect((await api.post('/v1/cases', newCase(account), key)).status).toBe(503);
    api.time.now = NOW + 60_000;
    const again = await api.post('/v1/cases', newCase(account), key);
    api.time.now = NOW;
    expect(again.status).toBe(201);
    expect(again.body.openedAt).toBe('2026-11-21T08:00:00.000Z');
  });

  it('creates one account for several requests at once', async () => {
    const key = freshKey();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.post('/v1/accounts', ACCOUNT, key)),
    );
    expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  });

  it('creates one account for several requests at once with a given id', async () => {
    const key = freshKey();
    const body = { ...ACCOUNT, id: 'acc_given' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.post('/v1/accounts', body, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  });

  it('shows the secret of a subscription again, the same one', async () => {
    const key = freshKey();
    const body = { type: 'webhook', target: 'https://hooks.example.com', events: ['*'] };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.post('/v1/subscriptions', body, key)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body.secret))).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const { items } = (await api.get('/v1/subscriptions')).body;
    expect(items).toHaveLength(1);
  });

  it('records one act for several requests at once', async () => {
    const id = await api.make('/v1/cases', newCase(account));
    const key = freshKey();
    await Promise.all(
      Array.from({ length: 5 }, () => api.post(`/v1/cases/${id}/responses`, { by: 'Ada' }, key)),
    );
    const { items } = (await api.get(`/v1/cases/${id}/timeline`)).body;
    const responses = items.filter(({ type }: { type: string }) => type === 'case.responded');
    expect(responses).toHaveLength(1);
  });

  it('finds an act whose answer was lost when its case ended', async () => {
    const id = await api.make('/v1/cases', newCase(account));
    const key = freshKey();
    const body = { outcome: 'solved' };
    const lost = new Error('the answer was lost');
    vi.spyOn(api.ledger.idempotency, 'settle').mockRejectedValueOnce(lost);
    expect((await api.post(`/v1/cases/${id}/close`, body, key)).status).toBe(500);
    api.engine.end(id);
    const again = await api.post(`/v1/cases/${id}/close`, body, key);
    expect(again.status).toBe(200);
    expect(again.body.status).toBe('closed');
  });
});

describe('the same key with another body', () => {
  it('is 422 and creates nothing', async () => {
    const key = freshKey();
    await api.post('/v1/cases', newCase(account), key);
    const before = api.engine.starts;
    const answer = await api.post('/v1/cases', newCase(account, { title: 'Other' }), key);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('idempotency-key-reused');
    expect(api.engine.starts).toBe(before);
  });

  it('at the same time lets one of the two succeed', async () => {
    const key = freshKey();
    const before = api.engine.starts;
    const answers = await Promise.all(
      ['One', 'Two', 'One', 'Two'].map((title) =>
        api.post('/v1/cases', newCase(account, { title }), key),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 201, 422, 422,
    ]);
    expect(api.engine.starts).toBe(before + 1);
  });

  it('is 422 if the fields of a DELETE, which are in its query, are others', async () => {
    const id = await api.make('/v1/cases', newCase(account));
    await api.post(`/v1/cases/${id}/customer-requests`, { by: 'Ada' });
    const key = freshKey();
    const withdraw = (query: string) =>
      api.send('delete', `/v1/cases/${id}/customer-requests/current?${query}`, { headers: key });
    const first = await withdraw('by=Ada&note=mistaken');
    expect(first.status).toBe(200);
    const other = await withdraw('by=Ada&note=misread');
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await withdraw('note=mistaken&by=Ada')).body).toEqual(first.body);
  });

  it('is accepted at another path', async () => {
    const key = freshKey();
    expect((await api.post('/v1/cases', newCase(account), key)).status).toBe(201);
    expect((await api.post('/v1/accounts', ACCOUNT, key)).status).toBe(201);
  });
});

describe('a request that is refused', () => {
  it('by its schema or a rule does not use up its key', async () => {
    const key = freshKey();
    expect((await api.post('/v1/cases', newCase(account, { severity: 'D' }), key)).status).toBe(
      400,
    );
    expect((await api.post('/v1/cases', newCase(account, { contact: null }), key)).status).toBe(
      422,
    );
    expect((await api.post('/v1/cases', newCase(account), key)).status).toBe(201);
  });

  it('because of what exists already does not use up its key', async () => {
    const key = freshKey();
    const taken = await api.account();
    expect((await api.post('/v1/accounts', { ...ACCOUNT, id: taken }, key)).status).toBe(409);
    expect((await api.post('/v1/accounts', ACCOUNT, key)).status).toBe(201);
  });

  it('by the state of the case does not use up its key', async () => {
    const id = await api.make('/v1/cases', newCase(account));
    await api.post(`/v1/cases/${id}/close`, { outcome: 'solved' });
    const key = freshKey();
    const respond = (body: object) => api.post(`/v1/cases/${id}/responses`, body, key);
    expect((await respond({ by: 'Ada' })).status).toBe(409);
    expect((await respond({ by: 'Bob' })).status).toBe(409);
  });
});

it.each(['', 'a b', 'ü', 'x'.repeat(256)])('the key "%s" is refused', async (value) => {
  const answer = await api.post('/v1/accounts', ACCOUNT, {
    'Idempotency-Key': Buffer.from(value).toString('latin1'),
  });
  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe('invalid-idempotency-key');
});
