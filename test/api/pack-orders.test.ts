import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashKey } from '../../api/http/keys.ts';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { newOrder, openCase, purchase } from './support/packs.ts';

let api: TestApi;
let account: string;
let keys = 0;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  api.time.now = NOW;
  account = await api.account();
});
afterAll(() => api.close());

const order = (orderConfirmation: string, headers = {}, of = account) =>
  api.post(`/v1/accounts/${of}/packs`, { orderConfirmation }, headers);
const freshKey = () => ({ 'Idempotency-Key': `order-${(keys += 1)}` });
const idsOf = async (of = account): Promise<string[]> =>
  (await api.get(`/v1/accounts/${of}/packs`)).body.items.map(({ id }: { id: string }) => id);

describe('an order of an account', () => {
  it.each([
    ['as it was', (number: string) => number],
    [
      'with other spaces and in another case',
      (n: string) => ` ${n.toLowerCase()}`.replace('-', ' - '),
    ],
  ])('is recorded once, %s: 409 names its pack', async (_what, written) => {
    const number = newOrder();
    const { body } = await order(number);
    const again = await order(written(number));
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'order-known', pack: body.id });
    expect(again.body.detail).toContain(body.id);
    expect(await idsOf()).toEqual([body.id]);
  });

  it('is proof for one purchase: another account is sent to the claim, and told nothing else', async () => {
    const number = newOrder();
    const other = await api.account();
    const { body } = await order(number);
    const refused = await order(` ${number.toLowerCase()}`, {}, other);
    expect([refused.status, refused.body.code]).toEqual([409, 'order-recorded-elsewhere']);
    expect(refused.body.detail).toContain('POST /v1/packs/{id}/claims');
    expect(refused.text).not.toContain(body.id);
    expect(refused.text).not.toContain(account);
    expect(await idsOf(other)).toEqual([]);
  });

  it('of another account counts as a guess, until even new numbers have to wait', async () => {
    const number = newOrder();
    await order(number);
    const other = await api.account();
    for (let tries = 0; tries < 50; tries += 1) await order(number, {}, other);
    for (const each of [number, newOrder()]) {
      const waits = await order(each, {}, other);
      expect([waits.status, waits.body.code]).toEqual([429, 'too-many-orders']);
    }
    expect((await order(newOrder())).status).toBe(201);
  });

  it('is one of several', async () => {
    await order(newOrder());
    expect((await order(newOrder())).status).toBe(201);
    expect(await idsOf()).toHaveLength(2);
  });

  it('recorded 10 times at once makes one pack', async () => {
    const number = newOrder();
    const answers = await Promise.all(Array.from({ length: 10 }, () => order(number)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    const named = answers.map(({ status, body }) => (status === 201 ? body.id : body.pack));
    expect(new Set(named)).toEqual(new Set(await idsOf()));
    expect(await idsOf()).toHaveLength(1);
  });

  it('that was refused can be recorded', async () => {
    const number = newOrder();
    const body = { orderConfirmation: number, used: 6 };
    expect((await purchase(api, account, body)).status).toBe(400);
    expect((await order(number)).status).toBe(201);
  });
});

describe('an Idempotency-Key', () => {
  it('returns the same pack again, as in the first answer', async () => {
    const [key, number] = [freshKey(), newOrder()];
    const first = await order(number, key);
    expect((await openCase(api, account, { offering: 'professional' })).status).toBe(201);
    const again = await order(number, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await idsOf()).toEqual([first.body.id]);
  });

  it('with another order is 422', async () => {
    const key = freshKey();
    await order(newOrder(), key);
    const answer = await order(newOrder(), key);
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await idsOf()).toHaveLength(1);
  });

  it('does not allow an order twice: under another key it is 409', async () => {
    const number = newOrder();
    const { body } = await order(number, freshKey());
    const key = freshKey();
    expect((await order(number, key)).body).toMatchObject({ code: 'order-known', pack: body.id });
    expect((await order(newOrder(), key)).status).toBe(201);
  });
});

describe('a purchase that was interrupted', () => {
  it.each([
    ['under its key', freshKey()],
    ['without one', {}],
  ])('is completed by the next request for the order, %s', async (_what, key) => {
    const number = newOrder();
    api.packs.failNext = true;
    expect((await order(number, key)).status).toBe(500);
    expect(await idsOf()).toEqual([]);
    const again = await order(number, key);
    expect(again.status).toBe(201);
    expect(again.headers['location']).toBe(`/v1/packs/${again.body.id}`);
    expect(await idsOf()).toEqual([again.body.id]);
    expect((await order(number)).body).toMatchObject({ code: 'order-known', pack: again.body.id });
  });

  it('can be claimed and used like any other once it is completed', async () => {
    const number = newOrder();
    api.packs.failNext = true;
    await order(number);
    const { id } = (await order(number)).body;
    const other = await api.account();
    const claim = { orderConfirmation: number, account: other };
    expect((await api.post(`/v1/packs/${id}/claims`, claim)).status).toBe(200);
    expect((await openCase(api, other)).body.credit).toMatchObject({ pack: id });
  });
});

describe('the order confirmation number', () => {
  it('is never shown in full, whatever is done with it', async () => {
    const number = 'OC-2026-987654';
    const [other, poor] = [await api.account(), await api.account()];
    const { id } = (await order(number)).body;
    const claim = (orderConfirmation: string, of: string) =>
      api.post(`/v1/packs/${id}/claims`, { orderConfirmation, account: of });
    api.packs.failNext = true;
    const answers = [
      await order(number, {}, other),
      await order(number),
      await order(` ${number.toLowerCase()}`),
      await claim(`${number}1`, other),
      await claim(number, other),
      await claim(number, poor),
      await claim(number, 'acc_nobody'),
      await purchase(api, account, { orderConfirmation: number, used: 6 }),
      await purchase(api, account, {
        orderConfirmation: number,
        purchasedAt: '2024-01-01T00:00:00Z',
      }),
      await openCase(api, account),
      await openCase(api, account, { pack: 'pack_none' }),
      await api.get(`/v1/packs/${id}`),
      await api.get(`/v1/accounts/${account}/packs`),
      await api.get(`/v1/accounts/${other}/packs`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      409, 500, 409, 422, 200, 200, 400, 400, 422, 201, 422, 200, 200, 200,
    ]);
    const told = [
      ...answers.map(({ text, headers }) => text + JSON.stringify(headers)),
      ...api.logged,
    ];
    expect(told.filter((text) => /987-?654/.test(text))).toEqual([]);
    expect(told.some((text) => text.includes('…7654'))).toBe(true);
  });

  it('of few characters is not shown at all', async () => {
    const { body } = await order('AB 12');
    expect(body.orderConfirmation).toBe('…');
    expect(JSON.stringify(body)).not.toMatch(/AB ?12/);
  });
});

describe('order numbers that are guessed by buying', () => {
  const OTHER_KEY = 'sla_the_key_of_another_shop';
  const FREE = 50;

  async function recordMany(): Promise<string> {
    const [first, ...rest] = Array.from({ length: FREE }, newOrder);
    for (const number of [first!, ...rest]) expect((await order(number)).status).toBe(201);
    return first!;
  }

  it('wait after fifty in a day, and learn nothing meanwhile of what is recorded', async () => {
    const known = await recordMany();
    const tried = [await order(known), await order(newOrder())];
    expect(tried.map(({ status }) => status)).toEqual([429, 429]);
    const [hit, miss] = tried.map(({ body }) => ({ ...body, requestId: null }));
    expect(hit).toEqual(miss);
    expect(hit).toMatchObject({ code: 'too-many-orders' });
    expect(tried.map(({ headers }) => headers['retry-after'])).toEqual(['60', '60']);
    expect(await idsOf()).toHaveLength(FREE);
    api.time.now += 60_000;
    expect((await order(known)).status).toBe(409);
    expect((await order(newOrder())).status).toBe(201);
    expect((await order(newOrder())).headers['retry-after']).toBe('120');
  });

  it('hold up no other account and nobody with another key', async () => {
    await recordMany();
    expect((await order(newOrder())).status).toBe(429);
    expect((await order(newOrder(), {}, await api.account())).status).toBe(201);
    const hash = hashKey(OTHER_KEY);
    await api.ledger.keys.put({ id: 'key_shop', name: 'shop', role: 'administrator', hash });
    const body = { orderConfirmation: newOrder() };
    const answer = await api.send('post', `/v1/accounts/${account}/packs`, {
      body,
      key: OTHER_KEY,
    });
    expect(answer.status).toBe(201);
  });
});
