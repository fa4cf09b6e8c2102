import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase, NOW, startApi, type TestApi } from './support/api.ts';

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

let api: TestApi;
let shanghai: string;
let berlin: string;
/** By title. */
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await startApi();
  shanghai = await api.account();
  berlin = await api.account({ region: 'DE', timeZone: 'Europe/Berlin', agreements: [] });
  await open('late', newCase(shanghai, { openedAt: iso(NOW - 90 * MINUTE) }));
  await open('soon', newCase(shanghai, { openedAt: iso(NOW - 30 * MINUTE) }));
  await open('new', newCase(shanghai, { openedAt: iso(NOW - 5 * MINUTE) }));
  const professional = { offering: 'professional', severity: 'C', language: 'de', pack: 'single' };
  await open('german', newCase(berlin, { ...professional, openedAt: iso(NOW - 60 * MINUTE) }));
  await open('done', newCase(shanghai, { openedAt: iso(NOW - 10 * MINUTE) }));
  await api.post(`/v1/cases/${ids.get('done')}/close`, { outcome: 'solved' });
});
afterAll(() => api.close());

async function open(title: string, body: object): Promise<void> {
  ids.set(title, await api.make('/v1/cases', { ...body, title }));
}

async function titles(query: string): Promise<string[]> {
  const answer = await api.get(`/v1/cases?${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ title }: { title: string }) => title);
}

describe('GET /v1/cases', () => {
  it('lists the newest first', async () => {
    expect(await titles('')).toEqual(['new', 'done', 'soon', 'german', 'late']);
  });

  it('lists by the nearest deadline, those without one last', async () => {
    const sorted = await titles('sort=nextDueAt');
    expect(sorted.slice(0, 3)).toEqual(['soon', 'new', 'german']);
    expect(sorted.slice(3).toSorted()).toEqual(['done', 'late']);
  });

  it.each([
    ['offering=professional', ['german']],
    ['severity=C', ['german']],
    ['severity=P1', []],
    ['region=DE', ['german']],
    ['status=closed', ['done']],
    ['breached=true', ['late']],
    ['breached=false&status=open', ['new', 'soon', 'german']],
    [`dueBefore=${iso(NOW + 31 * MINUTE)}`, ['soon']],
    ['offering=unheard-of', []],
  ])('filters by %s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('filters by account', async () => {
    expect(await titles(`account=${berlin}`)).toEqual(['german']);
  });

  it.each(['openedAt', 'nextDueAt'])(
    'pages by %s without losing or repeating any',
    async (sort) => {
      const whole = await titles(`sort=${sort}`);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await api.get(
          `/v1/cases?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
        );
        expect(page.body.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.body.items.map(({ title }: { title: string }) => title));
        ({ nextCursor: cursor } = page.body);
      }
      expect(seen).toEqual(whole);
    },
  );

  it('refuses a cursor of another sort', async () => {
    const { nextCursor } = (await api.get('/v1/cases?limit=1')).body;
    const answer = await api.get(`/v1/cases?sort=nextDueAt&cursor=${nextCursor}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('cursor');
  });

  it.each(['severity=', 'status=lost', 'breached=maybe', 'region=XX', 'sort=age', 'account=a/b'])(
    'refuses %s',
    async (query) => {
      const answer = await api.get(`/v1/cases?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].path).toBe(query.split('=')[0]);
    },
  );

  it('refuses a `dueBefore` without a zone', async () => {
    expect((await api.get('/v1/cases?dueBefore=2026-11-21T08:00:00')).status).toBe(400);
  });
});
