import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashKey } from '../../api/http/keys.ts';
import { KEY, NOW, startApi, type TestApi } from './support/api.ts';
import { buy, newOrder, readPack } from './support/packs.ts';

let api: TestApi;
let owner: string;
let other: string;
let number: string;
let id: string;
beforeAll(async () => {
  api = await startApi();
  const hash = hashKey(OTHER_KEY);
  await api.ledger.keys.put({ id: 'key_other', name: 'other', role: 'administrator', hash });
});
beforeEach(async () => {
  api.time.now = NOW;
  owner = await api.account();
  other = await api.account();
  number = newOrder();
  id = await buy(api, owner, { orderConfirmation: number });
});
afterAll(() => api.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WRONG = 'XX-0000-1111';
const OTHER_KEY = 'sla_the_key_of_another_program';

interface Claimed {
  readonly account?: string;
  readonly by?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function claim(
  orderConfirmation: string,
  { account = other, by = 'Ada', key = KEY, headers = {} }: Claimed = {},
) {
  const body = { orderConfirmation, account, by };
  return api.send('post', `/v1/packs/${id}/claims`, { body, key, headers });
}

const statusOf = async (orderConfirmation: string, claimed: Claimed = {}) =>
  (await claim(orderConfirmation, claimed)).status;

/** Wrong numbers, all at the same instant. */
async function mistype(times: number, claimed: Claimed = {}): Promise<number[]> {
  const statuses: number[] = [];
  for (let tried = 0; tried < times; tried += 1) statuses.push(await statusOf(WRONG, claimed));
  return statuses;
}

/** How long the next wrong number has to wait, in seconds, which then pass. */
async function waited(claimed: Claimed = {}): Promise<number> {
  const answer = await claim(WRONG, claimed);
  const seconds = Number(answer.headers['retry-after']);
  api.time.now += seconds * 1000;
  return answer.status === 429 ? seconds : 0;
}

describe('wrong numbers of an account', () => {
  it('are checked five times; the sixth is 429 and says when to try again', async () => {
    expect(await mistype(5)).toEqual([422, 422, 422, 422, 422]);
    const answer = await claim(WRONG);
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({
      code: 'too-many-claims',
      detail: expect.stringContaining('2026-11-21T08:01:00.000Z'),
    });
    expect(answer.headers['retry-after']).toBe('60');
    expect((await readPack(api, id)).claims).toHaveLength(5);
  });

  it('make each further one wait twice as long, up to an hour', async () => {
    await mistype(5);
    const waits: number[] = [];
    for (let tried = 0; tried < 8; tried += 1) {
      waits.push((await waited()) / 60);
      expect(await statusOf(WRONG)).toBe(422);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('make its right one wait too, to the millisecond, and no longer', async () => {
    await mistype(5);
    api.time.now = NOW + MINUTE - 1;
    const nearly = await claim(number);
    expect([nearly.status, nearly.headers['retry-after']]).toEqual([429, '1']);
    api.time.now = NOW + MINUTE;
    const answer = await claim(number);
    expect([answer.status, answer.body.claimedBy]).toEqual([200, [other]]);
  });

  it('hold up the right one of no other account, whoever names them', async () => {
    await mistype(5);
    expect(await statusOf(WRONG)).toBe(429);
    const third = await api.account();
    const answer = await claim(number, { account: third });
    expect([answer.status, answer.body.claimedBy]).toEqual([200, [third]]);
  });

  it('are forgotten after a day', async () => {
    await mistype(5);
    api.time.now = NOW + DAY;
    expect(await mistype(6)).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('are counted separately for each pack', async () => {
    await mistype(5);
    expect(await statusOf(WRONG)).toBe(429);
    id = await buy(api, owner, { orderConfirmation: newOrder() });
    expect(await statusOf(WRONG)).toBe(422);
  });

  it('are checked no more than five times when 20 come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => claim(`XX-0000-${1000 + index}`)),
    );
    const count = (status: number) => answers.filter((one) => one.status === status).length;
    expect([count(422), count(429)]).toEqual([5, 15]);
    expect((await readPack(api, id)).claims).toHaveLength(5);
    expect((await readPack(api, id)).claimedBy).toEqual([]);
  });

  it('are counted by the ledger: another process, or the next one, goes on counting', async () => {
    await mistype(3);
    const next = await startApi({ ledger: api.ledger, clock: () => api.time.now });
    const body = { orderConfirmation: WRONG, account: other };
    const tried = [1, 2, 3].map(() => next.post(`/v1/packs/${id}/claims`, body));
    const statuses = (await Promise.all(tried)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(2);
    expect(statuses).toContain(429);
    expect(await statusOf(number)).toBe(429);
  });
});

/** As many accounts as it takes for twenty wrong numbers. */
async function conspire(): Promise<void> {
  for (let tried = 0; tried < 4; tried += 1) {
    await mistype(5, { account: await api.account() });
  }
}

describe('wrong numbers of many accounts', () => {
  it('are checked twenty times; after that, any account of the key waits', async () => {
    await conspire();
    expect([await statusOf(WRONG), await statusOf(number)]).toEqual([429, 429]);
    api.time.now += MINUTE;
    expect(await statusOf(number)).toBe(200);
  });

  it('make no one wait longer than a quarter of an hour', async () => {
    await conspire();
    const waits: number[] = [];
    for (let tried = 0; tried < 6; tried += 1) {
      const account = await api.account();
      waits.push((await waited({ account })) / 60);
      expect(await statusOf(WRONG, { account })).toBe(422);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it('hold up nobody who has another key', async () => {
    await conspire();
    expect(await statusOf(number)).toBe(429);
    expect(await statusOf(number, { key: OTHER_KEY })).toBe(200);
  });
});

describe('the limit', () => {
  it('does not count right numbers', async () => {
    for (let times = 0; times < 8; times += 1) expect(await statusOf(number)).toBe(200);
    expect(await mistype(5)).toEqual([422, 422, 422, 422, 422]);
    expect((await readPack(api, id)).claims).toHaveLength(13);
  });

  it('is not lifted by a right number', async () => {
    await mistype(4);
    expect(await statusOf(number)).toBe(200);
    expect([await statusOf(WRONG), await statusOf(WRONG)]).toEqual([422, 429]);
  });

  it('does not use up a key', async () => {
    await mistype(5);
    const headers = { 'Idempotency-Key': 'limited' };
    expect((await claim(WRONG, { headers })).status).toBe(429);
    api.time.now += MINUTE;
    expect((await claim(number, { headers })).status).toBe(200);
  });

  it('does not affect accounts that may use the pack already', async () => {
    await claim(number);
    await mistype(5);
    expect((await readPack(api, id)).claimedBy).toEqual([other]);
    expect((await api.get(`/v1/accounts/${other}/packs`)).body.items).toHaveLength(1);
  });
});

describe('right numbers', () => {
  it('are all accepted when ten come at once: none counts as wrong while another is checked', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(number)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await readPack(api, id)).claimedBy).toEqual([other]);
  });
});

const fast = (sent: object) => createHash('sha256').update(JSON.stringify(sent)).digest('hex');

describe('what is stored of a request with its Idempotency-Key', () => {
  it('is not a fast hash by which its number could be guessed', async () => {
    const body = { account: other, orderConfirmation: number };
    const kept = vi.spyOn(api.ledger.idempotency, 'claim');
    await api.post(`/v1/packs/${id}/claims`, body, { 'Idempotency-Key': 'claim-once' });
    const sold = { orderConfirmation: newOrder() };
    await api.post(`/v1/accounts/${owner}/packs`, sold, { 'Idempotency-Key': 'buy-once' });
    const hashes = kept.mock.calls.map(([{ requestHash }]) => requestHash);
    expect(hashes).toHaveLength(2);
    for (const sent of [body, sold, { ...body, by: null }])
      expect(hashes).not.toContain(fast(sent));
    kept.mockRestore();
  });

  it('still tells another number under the same key from the same one', async () => {
    const headers = { 'Idempotency-Key': 'one-key' };
    expect((await claim(number, { headers })).status).toBe(200);
    expect((await claim(` ${number.toLowerCase()}`, { headers })).status).toBe(200);
    expect((await claim(WRONG, { headers })).body.code).toBe('idempotency-key-reused');
  });
});
