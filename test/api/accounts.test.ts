import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue, POLICIES } from '../../catalogue/load/load.ts';
import { ACCOUNT, newCase, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Two rows by an agreement of the operator's own, as in a report. */
const GOLD = `id: gold-customers
version: 1
name: Gold customers
description: A shorter target for customers with an agreement of their own.
severities:
  setBy: The customer.
  levels:
    - { id: A, name: high, meaning: High. }
    - { id: B, name: medium, meaning: Medium. }
    - { id: C, name: low, meaning: Low. }
  source: &s { document: '000', section: gold }
commitments:
  - { id: gold, categories: [technical], severities: [A, B, C], when: { account.agreements: { includes: gold } }, target: { minutes: 30 }, calendar: null, coverage: [{ kind: 24x7, calendar: null }], source: *s }
  - { id: all, categories: [technical], severities: [A, B, C], target: { minutes: 240 }, calendar: null, coverage: [{ kind: 24x7, calendar: null }], source: *s }
rules:
  - { code: not-here, when: { category: { notIn: [technical] } }, field: category, alternative: { category: technical }, detail: Technical alone., source: *s }
warnings: { percents: [75], source: *s }
reopening: { days: 60, source: *s }
credits: null
`;

describe('an agreement that an offering of the operator asks for', () => {
  const place = { region: 'DE', timeZone: 'Europe/Berlin' };
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  let own: TestApi;
  beforeAll(async () => {
    const offering = join(folder, 'offerings/gold-customers');
    mkdirSync(offering, { recursive: true });
    writeFileSync(join(offering, 'v1.yaml'), GOLD);
    own = await startApi({ catalogue: loadCatalogue(POLICIES, folder) });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await own.close();
  });

  it.each([
    [['gold'], 30],
    [[], 240],
  ])('is one that accounts can have signed: %j gets %i minutes', async (agreements, minutes) => {
    const account = await own.account({ ...place, agreements });
    for (const who of [account, { ...place, agreements }]) {
      const body = newCase(account, { offering: 'gold-customers', account: who });
      const answer = await own.post('/v1/cases/preview', body);
      expect(answer.body.clocks[0].target).toEqual({ minutes });
    }
  });

  it('is named where an account is to have another', async () => {
    const refused = await own.post('/v1/accounts', { ...ACCOUNT, agreements: ['gold', 'silver'] });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      {
        path: 'agreements.1',
        message:
          'no offering of this installation asks for this agreement: there is advanced-online-service, gold',
      },
    ]);
    const inline = newCase('', { account: { ...place, agreements: ['silver'] } });
    const { body } = await own.post('/v1/cases/preview', inline);
    expect(body.errors).toMatchObject([{ path: 'account.agreements.0' }]);
  });
});

describe('POST /v1/accounts', () => {
  it('creates an account under the requested id', async () => {
    const answer = await api.post('/v1/accounts', { id: 'acc_contoso', ...ACCOUNT });
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe('/v1/accounts/acc_contoso');
    expect(answer.body).toEqual({
      id: 'acc_contoso',
      ...ACCOUNT,
      subdivision: null,
      fields: {},
      createdAt: '2026-11-21T08:00:00.000Z',
    });
  });

  it('generates an id if none is given, and fills in missing fields', async () => {
    const { name, region, timeZone, locale } = ACCOUNT;
    const answer = await api.post('/v1/accounts', { name, region, timeZone, locale });
    expect(answer.status).toBe(201);
    expect(answer.body.id).toMatch(/^acc_[a-z2-7]{26}$/);
    expect(answer.body).toMatchObject({ agreements: [], partner: false, contacts: [] });
  });

  it('refuses an id that is taken', async () => {
    const id = await api.account();
    const answer = await api.post('/v1/accounts', { ...ACCOUNT, id });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('account-exists');
  });

  it.each([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a fixed offset as zone', { timeZone: '+08:00' }, 'timeZone'],
    ['a region that is no country', { region: 'EU' }, 'region'],
    ['a region in small letters', { region: 'cn' }, 'region'],
    ['a subdivision of another country', { subdivision: 'DE-BY' }, 'subdivision'],
    ['a locale that is no language tag', { locale: 'zh_CN' }, 'locale'],
    ['an unknown agreement', { agreements: ['gold'] }, 'agreements.0'],
    ['an id with a slash', { id: 'acc/1' }, 'id'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name'],
    [
      'a contact without a role',
      { contacts: [{ name: 'A', email: 'a@b.example' }] },
      'contacts.0.role',
    ],
    ['an unknown field', { colour: 'blue' }, 'colour'],
  ])('refuses %s, naming the field', async (_what, fields, path) => {
    const answer = await api.post('/v1/accounts', { ...ACCOUNT, ...fields });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
    expect(answer.body.errors).toEqual([{ path, message: expect.any(String) }]);
  });

  it('names every field that is wrong at once', async () => {
    const answer = await api.post('/v1/accounts', {});
    const paths = answer.body.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['name', 'region', 'timeZone', 'locale']);
  });
});

describe('GET /v1/accounts/{id}', () => {
  it('returns the account', async () => {
    const id = await api.account({ subdivision: 'CN-SH' });
    const answer = await api.get(`/v1/accounts/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, subdivision: 'CN-SH' });
  });

  it.each(['acc_nobody', 'a%00b', '%F0%9F%98%80', 'x'.repeat(300), '..%2F..'])(
    'answers 404 for the id %s',
    async (id) => {
      const answer = await api.get(`/v1/accounts/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('not-found');
    },
  );
});

describe('PATCH /v1/accounts/{id}', () => {
  it('replaces what is present and leaves the rest', async () => {
    const id = await api.account({ subdivision: 'CN-SH' });
    const answer = await api.patch(`/v1/accounts/${id}`, { agreements: [], name: 'Contoso' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ name: 'Contoso', agreements: [], subdivision: 'CN-SH' });
    expect((await api.get(`/v1/accounts/${id}`)).body).toEqual(answer.body);
  });

  it('clears a subdivision that is set to null', async () => {
    const id = await api.account({ subdivision: 'CN-SH' });
    const answer = await api.patch(`/v1/accounts/${id}`, { subdivision: null });
    expect(answer.body.subdivision).toBeNull();
  });

  it('changes nothing if the body is empty', async () => {
    const id = await api.account({ subdivision: 'CN-SH' });
    const before = await api.get(`/v1/accounts/${id}`);
    expect((await api.patch(`/v1/accounts/${id}`, {})).body).toEqual(before.body);
  });

  it('refuses to move an account away from its subdivision', async () => {
    const id = await api.account({ subdivision: 'CN-SH' });
    const answer = await api.patch(`/v1/accounts/${id}`, { region: 'DE' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('subdivision');
    expect((await api.get(`/v1/accounts/${id}`)).body.region).toBe('CN');
  });

  it('refuses to change the id', async () => {
    const id = await api.account();
    const answer = await api.patch(`/v1/accounts/${id}`, { id: 'other' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('id');
  });

  it('answers 404 for an account that is not there', async () => {
    expect((await api.patch('/v1/accounts/nobody', { name: 'X' })).status).toBe(404);
  });
});
