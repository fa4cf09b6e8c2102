import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW, startApi, type TestApi } from './support/api.ts';
import { buy, newOrder, readPack } from './support/packs.ts';

let api: TestApi;
let owner: string;
let other: string;
let number: string;
let id: string;
beforeAll(async () => {
  api = await startApi();
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
const WRONG = 'XX-0000-1111';
const at = (minutes: number) => {
  api.time.now = NOW + minutes * MINUTE;
};
const claim = (orderConfirmation: string, headers = {}, fields: object = {}) =>
  api.post(`/v1/packs/${id}/claims`, { orderConfirmation, account: other, ...fields }, headers);
const statusOf = async (orderConfirmation: string) => (await claim(orderConfirmation)).status;

/** One wrong number a minute, from the first on. */
async function mistype(times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let minute = 0; minute < times; minute += 1) {
    at(minute);
    statuses.push(await statusOf(WRONG));
  }
  return statuses;
}

describe('wrong numbers', () => {
  it('are checked five times an hour; the sixth is 429 and says when to try again', async () => {
    expect(await mistype(5)).toEqual([422, 422, 422, 422, 422]);
    at(10);
    const answer = await claim(WRONG);
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({
      code: 'too-many-claims',
      detail: expect.stringContaining('2026-11-21T09:00:00.000Z'),
    });
    expect(answer.headers['retry-after']).toBe(String(50 * 60));
    expect((await readPack(api, id)).claims).toHaveLength(5);
  });

  it('block the right one after five attempts, until Retry-After is over', async () => {
    await mistype(5);
    at(59);
    const refused = await claim(number);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    api.time.now = NOW + 60 * MINUTE - 1;
    const nearly = await claim(number);
    expect([nearly.status, nearly.headers['retry-after']]).toEqual([429, '1']);
    at(60);
    const answer = await claim(number);
    expect([answer.status, answer.body.claimedBy]).toEqual([200, [other]]);
  });

  it('are limited by a sliding hour: each that expires allows another', async () => {
    await mistype(5);
    at(60);
    expect(await statusOf(WRONG)).toBe(422);
    const answer = await claim(WRONG);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
    at(61);
    expect([await statusOf(WRONG), await statusOf(WRONG)]).toEqual([422, 429]);
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

  it('count together whoever tries, and separately for each pack', async () => {
    const second = await buy(api, owner, { orderConfirmation: newOrder() });
    for (let tries = 0; tries < 5; tries += 1) {
      await claim(WRONG, {}, { account: await api.account(), by: `Nobody ${tries}` });
    }
    expect(await statusOf(number)).toBe(429);
    id = second;
    expect(await statusOf(WRONG)).toBe(422);
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
    const key = { 'Idempotency-Key': 'limited' };
    expect((await claim(WRONG, key)).status).toBe(429);
    at(120);
    expect((await claim(number, key)).status).toBe(200);
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
    expect((await claim(number, headers)).status).toBe(200);
    expect((await claim(` ${number.toLowerCase()}`, headers)).status).toBe(200);
    expect((await claim(WRONG, headers)).body.code).toBe('idempotency-key-reused');
  });
});
