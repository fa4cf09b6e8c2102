import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BREAKS, FORGED, INVISIBLE, MISLEADING, ORDINARY } from '../domain/typed-text/alphabet.ts';
import { ACCOUNT, newCase, NOW, startApi, type TestApi } from './support/api.ts';
import { newOrder } from './support/packs.ts';

let api: TestApi;
let account: string;
beforeAll(async () => {
  api = await startApi();
  account = await api.account();
});
beforeEach(() => {
  api.time.now = NOW;
});
afterAll(() => api.close());

const CASE = '/v1/cases';
const named = (text: string) =>
  Array.from(text, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(' ');
// A body cannot bring halves of surrogate pairs or NUL this far.
const SENDABLE = MISLEADING.filter((one) => !/[\0\p{Cs}]/u.test(one));

/** Every field of a body that takes what people type, as a body with this text in it. */
const FIELDS: readonly [path: string, address: () => string, body: (text: string) => object][] = [
  ['title', () => CASE, (text) => newCase(account, { title: text })],
  ['businessImpact', () => CASE, (text) => newCase(account, { businessImpact: text })],
  ['reference', () => CASE, (text) => newCase(account, { reference: text })],
  ['offering', () => CASE, (text) => newCase(account, { offering: text })],
  ['plan', () => CASE, (text) => newCase(account, { plan: text })],
  ['pack', () => CASE, (text) => newCase(account, { pack: text })],
  ['contact.name', () => CASE, (text) => newCase(account, { contact: { name: text } })],
  ['contact.email', () => CASE, (text) => newCase(account, { contact: { email: `a${text}@b` } })],
  ['contact.phone', () => CASE, (text) => newCase(account, { contact: { phone: text } })],
  [
    'proofOfEntitlement.id',
    () => CASE,
    (id) => newCase(account, { proofOfEntitlement: { kind: 'mpn-contract', id } }),
  ],
  [
    'history.0.note',
    () => CASE,
    (note) =>
      newCase(account, { history: [{ act: 'response', at: '2026-11-21T08:00:00Z', note }] }),
  ],
  ['name', () => '/v1/accounts', (text) => ({ ...ACCOUNT, name: text })],
  [
    'contacts.0.name',
    () => '/v1/accounts',
    (name) => ({ ...ACCOUNT, contacts: [{ name, email: 'a@b', role: 'user' }] }),
  ],
  [
    'orderConfirmation',
    () => `/v1/accounts/${account}/packs`,
    (text) => ({ orderConfirmation: `OC-2026-${text}-1` }),
  ],
  [
    'taxExemption',
    () => `/v1/accounts/${account}/packs`,
    (text) => ({ orderConfirmation: newOrder(), taxExemption: text }),
  ],
  ['by', () => `/v1/accounts/${account}/packs`, (by) => ({ orderConfirmation: newOrder(), by })],
  [
    'target',
    () => '/v1/subscriptions',
    (text) => ({ type: 'email', target: `a${text}@b.example`, events: ['*'] }),
  ],
  [
    'filter.offering',
    () => '/v1/subscriptions',
    (offering) => ({ type: 'email', target: 'a@b.example', events: ['*'], filter: { offering } }),
  ],
];

const ACTS: readonly [path: string, act: string, body: (text: string) => object][] = [
  ['by', 'responses', (by) => ({ by })],
  ['note', 'responses', (note) => ({ by: 'Ada', note })],
  ['note', 'customer-requests', (note) => ({ by: 'Ada', note })],
  ['businessImpact', 'severity', (businessImpact) => ({ severity: 'B', businessImpact })],
  ['note', 'close', (note) => ({ outcome: 'solved', note })],
  ['title', 'split', (title) => ({ title })],
];

describe('a text that misleads', () => {
  it.each(FIELDS)(
    'is refused as %s of a body, and named with its place',
    async (path, to, body) => {
      const answer = await api.post(to(), body('x\u202ey'));
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual({
        path,
        message: expect.stringMatching(/^contains U\+202E at character \d+,/),
      });
    },
  );

  it.each(ACTS)('is refused as %s of an act (%s)', async (path, act, body) => {
    const id = await api.make(CASE, newCase(account));
    const answer = await api.post(`${CASE}/${id}/${act}`, body('x\x1b[2J'));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({
      path,
      message: expect.stringContaining('contains U+001B at character 2,'),
    });
  });

  it.each(['title', 'reference', 'assignee'])('is refused as a new %s', async (path) => {
    const id = await api.make(CASE, newCase(account));
    const answer = await api.patch(`${CASE}/${id}`, { [path]: 'x\x9b31m' });
    expect(answer.body.errors).toContainEqual({
      path,
      message: expect.stringContaining('U+009B'),
    });
  });

  it.each(SENDABLE.map((one) => [named(one), one]))('may not have %s', async (_, one) => {
    const answer = await api.post(CASE, newCase(account, { title: `x${one}y` }));
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'title']);
  });

  it.each([
    ['a NUL', '%00'],
    ['an escape sequence', '%1b%5b2J'],
    ['an override', '%E2%80%AE'],
  ])('is refused in a query: %s', async (_what, text) => {
    const answer = await api.get(`${CASE}?offering=21via${text}net`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-query', errors: [{ path: 'offering' }] });
  });

  it.each(['by', 'note'])('is refused as %s in the query of a DELETE', async (path) => {
    const id = await api.make(CASE, newCase(account));
    await api.post(`${CASE}/${id}/customer-requests`, { by: 'Ada' });
    const refused = await api.send(
      'delete',
      `${CASE}/${id}/customer-requests/current?${path}=a%00b`,
    );
    expect([refused.status, refused.body.errors?.[0].path]).toEqual([400, path]);
  });
});

describe('the pattern of the OpenAPI document', () => {
  let pattern: RegExp;
  beforeAll(async () => {
    const { body } = await api.get('/openapi.json', { key: null });
    pattern = new RegExp(body.components.schemas.NewCase.properties.title.pattern, 'u');
  });

  it('takes what is ordinary', () => {
    expect(ORDINARY.filter((text) => !pattern.test(text))).toEqual([]);
    expect(BREAKS.filter((one) => !pattern.test(`x${one}y`))).toEqual([]);
  });

  it('refuses what misleads, but for tags and halves of surrogate pairs', () => {
    const told = MISLEADING.filter((one) => !/[\p{Cs}\u{e0000}-\u{e007f}]/u.test(one));
    expect(told.filter((one) => pattern.test(`x${one}y`))).toEqual([]);
  });
});

describe('a line', () => {
  it.each(BREAKS.map((one) => [named(one), one]))('loses %s', async (_, one) => {
    const { body } = await api.post(CASE, newCase(account, { title: `one${one}two\t` }));
    expect(body.title).toBe('one two');
  });

  it('forges no lines of the explanation', async () => {
    const id = await api.make(CASE, newCase(account, { title: `Printer\n${FORGED}` }));
    const explained = (path: string) =>
      api.get(`${CASE}/${path}/explanation`, { headers: { Accept: 'text/plain' } });
    const { text } = await explained(id);
    const { text: plain } = await explained(await api.make(CASE, newCase(account)));
    expect(text.split('\n')).toHaveLength(plain.split('\n').length);
    expect(text).toContain('Printer Clock: first response Due: 2099-01-01 State: met');
  });

  it.each(INVISIBLE.map((one) => [named(one), one]))('of %s is empty', async (_, one) => {
    const answer = await api.post(CASE, newCase(account, { title: one.repeat(3) }));
    expect(answer.body.errors).toContainEqual({ path: 'title', message: 'must not be empty' });
    const { body } = await api.post(CASE, newCase(account, { reference: `${one} ${one}` }));
    expect(body.reference).toBeNull();
  });

  it.each(ORDINARY)('stays as it is if it is ordinary: %s', async (text) => {
    const { body } = await api.post(CASE, newCase(account, { title: text, businessImpact: text }));
    expect([body.title, body.businessImpact]).toEqual([text, text]);
  });

  it('loses what a phone puts around a number', async () => {
    const contact = { name: 'Ada', email: 'a@b', phone: '\u202a+49 30 12\u202c' };
    const { body } = await api.post(CASE, newCase(account, { contact }));
    expect(body.contact.phone).toBe('+49 30 12');
  });
});

describe('a text of several lines', () => {
  it('keeps them', async () => {
    const businessImpact = 'Nobody prints.\r\n\n\t- not in Berlin\n\t- not in Lyon';
    const { body } = await api.post(CASE, newCase(account, { businessImpact }));
    expect(body.businessImpact).toBe(businessImpact);
    const note = 'one\ntwo';
    await api.post(`${CASE}/${body.id}/responses`, { by: 'Ada', note });
    const { items } = (await api.get(`${CASE}/${body.id}/timeline`)).body;
    const [answered] = items.filter(({ type }: { type: string }) => type === 'case.responded');
    expect(answered.data.note).toBe(note);
  });
});
