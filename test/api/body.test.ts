import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, KEY, startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const post = (raw: string | Buffer, headers: Record<string, string> = {}) =>
  api.send('post', '/v1/accounts', { raw, headers });

/** An empty list in so many others. */
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a body', () => {
  it.each([
    ['text', 'hello'],
    ['cut off', '{"name": "A"'],
    ['followed by something', '{} {}'],
    ['with a trailing comma', '{"name": "A",}'],
    ['malformed UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
  ])('that is not JSON (%s) is 400 `invalid-json`', async (_what, raw) => {
    const answer = await post(raw);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-json');
  });

  it.each([
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"a"'],
    ['a number', '1'],
  ])('that is %s and not an object is 400 `invalid-body`', async (_what, raw) => {
    const answer = await post(raw);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
    expect(answer.body.errors[0].path).toBe('');
  });

  it('that is missing is 400 `invalid-body`', async () => {
    const answer = await api.send('post', '/v1/accounts');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
  });

  it('that is chunked and empty is 400 `invalid-json`', async () => {
    const answer = await post('', { 'Transfer-Encoding': 'chunked' });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-json');
  });

  it('over 256 kB is 413, compressed or not', async () => {
    const large = JSON.stringify({ ...ACCOUNT, name: 'x'.repeat(256 * 1024) });
    const answers = await Promise.all([
      post(large),
      post(gzipSync(large), { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(413);
      expect(answer.body.code).toBe('body-too-large');
      expect(answer.body.detail).toContain('256 kB');
    }
  });

  it('that does not match its content encoding is 400', async () => {
    const answer = await post('{}', { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-json');
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=latin1', {}],
    ['application/json; charset=utf-16', {}],
    ['application/json', { 'Content-Encoding': 'compress' }],
  ])('sent as %s %j is 415', async (type, headers) => {
    const answer = await post('{}', { 'Content-Type': type, ...headers });
    expect(answer.status).toBe(415);
    expect(answer.body.code).toBe('unsupported-media-type');
  });

  it('without a content type is 415', async () => {
    const answer = await request(api.app)
      .post('/v1/accounts')
      .set('Authorization', `Bearer ${KEY}`)
      .unset('Content-Type')
      .serialize((body: unknown) => String(body))
      .type('')
      .send('{}');
    expect(answer.status).toBe(415);
  });

  it.each([
    'application/json',
    'Application/JSON; Charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/json; charset=utf8',
  ])('sent as %s is read', async (type) => {
    const answer = await post(JSON.stringify(ACCOUNT), { 'Content-Type': type });
    expect(answer.status).toBe(201);
  });

  it.each([
    ['a NUL', String.raw`\u0000`],
    ['half of a surrogate pair', String.raw`\ud800`],
  ])('with %s in a text is 400 and names the field', async (_what, escape) => {
    const answer = await post(`{"name": "a${escape}b"}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ path: 'name', message: expect.any(String) }]);
  });

  it('with a complete surrogate pair is accepted', async () => {
    const answer = await api.post('/v1/accounts', { ...ACCOUNT, name: 'Contoso 🚀' });
    expect(answer.body.name).toBe('Contoso 🚀');
  });

  it.each(['__proto__', 'constructor', 'toString'])('with a field %s is 400', async (field) => {
    const answer = await post(`{"${field}": {"polluted": true}}`);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([32, 10_000])(
    'with a text in %i arrays is 400, as it is nested too deeply',
    async (levels) => {
      const answer = await post(`{"name": ${nested(levels)}}`);
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe('invalid-body');
      expect(answer.body.detail).toContain('32 levels deep');
    },
  );

  it('with too many values is 400, before they are looked at', async () => {
    const answer = await post(`{"name": [${Array(20_000).fill('0').join()}]}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: '', message: 'must hold at most 20000 values in all' },
    ]);
  });
});

const LIMIT = 4 * 1024 * 1024;

const GOOD_ITEM =
  '{"calendar": null, "start": "2026-11-20T15:30:00.000Z", "amount": {"minutes": 60}}';

const send = (raw: string | Buffer, headers = {}, path = '/v1/deadlines') =>
  api.send('post', path, { raw, headers });

/** No items, blown up to a number of bytes. */
const ofBytes = (bytes: number) => '{"items": []}'.padEnd(bytes);

describe('a body of many items', () => {
  const PATHS = ['/v1/deadlines', '/v1/business-time', '/v1/deadlines/'];

  it.each(PATHS)('may have 4 MiB at %s', async (path) => {
    const answer = await send(ofBytes(LIMIT), {}, path);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ items: [] });
  });

  it.each(PATHS)('over 4 MiB at %s is 413, compressed or not', async (path) => {
    const large = ofBytes(LIMIT + 1);
    const packed = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };
    const answers = [await send(large, {}, path), await send(gzipSync(large), packed, path)];
    for (const answer of answers) {
      expect(answer.status).toBe(413);
      expect(answer.body.code).toBe('body-too-large');
      expect(answer.body.detail).toContain('4 MiB');
    }
  });

  it.each([
    ['an item', '@'],
    ['a calendar', '{"calendar": @}'],
    ['the hours of a day', '{"calendar": {"timeZone": "UTC", "weekly": {"mon": @}}}'],
    ['a field nobody knows', '{"deep": @}'],
  ])('that is nested too deeply in %s affects only that item', async (_where, item) => {
    for (const levels of [33, 4_200, 40_000]) {
      const deep = item.replace('@', () => nested(levels));
      const answer = await send(`{"items": [${deep}, ${GOOD_ITEM}]}`);
      expect(answer.status).toBe(200);
      const [bad, good] = answer.body.items;
      expect(bad.error.code).toBe('invalid-item');
      expect(bad.error.errors).toEqual([
        { path: '', message: 'must be nested at most 32 levels deep' },
      ]);
      expect(good.dueAt).toBe('2026-11-20T16:30:00.000Z');
    }
  });

  it('that is itself nested too deeply is 400', async () => {
    const answer = await send(nested(40_000));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-body');
  });

  it.each([
    ['in its items', (values: string) => `{"items": [${values}]}`],
    ['in fields nobody knows', (values: string) => `{"items": [], "more": [${values}]}`],
    ['in depth', () => nested(LIMIT / 2)],
  ])('with too many values %s is 400 before it is read', async (_where, bodyOf) => {
    const answer = await send(bodyOf(Array(60_000).fill('0').join()));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: '', message: 'must hold at most 60000 values in all' },
    ]);
  });

  it('may contain characters that cannot be stored, because nothing is stored', async () => {
    const answer = await send(String.raw`{"items": [{"calendar": "\u0000\ud800"}]}`);
    expect(answer.status).toBe(200);
    expect(answer.body.items[0].error.code).toBe('invalid-item');
  });

  it('that is not JSON is 400 `invalid-json`', async () => {
    expect((await send('{"items": [}')).body.code).toBe('invalid-json');
  });
});

describe('an address', () => {
  it.each(['/v1/nothing', '/nothing', '/v1', '/', '/v1//cases', '//v1/cases', '/V1/cases'])(
    '%s, which does not exist, is 404',
    async (path) => {
      const answer = await api.get(path);
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('not-found');
    },
  );

  it('that supports other methods is 405 and names them', async () => {
    const answer = await api.send('delete', '/v1/accounts/acc_1');
    expect(answer.status).toBe(405);
    expect(answer.body.code).toBe('method-not-allowed');
    expect(answer.headers['allow']).toBe('GET, PATCH, HEAD');
  });

  it('answers HEAD like GET', async () => {
    const id = await api.account();
    const answer = await request(api.app)
      .head(`/v1/accounts/${id}`)
      .set('Authorization', `Bearer ${KEY}`);
    expect(answer.status).toBe(200);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'limit=0x10',
    'limit=1e1',
    'limit=%207',
    'limit=',
    'limit=9999999999',
    'limit=1&limit=2',
    'colour=blue',
    'cursor=%00',
    'cursor=x',
  ])('with the query %s is 400 `invalid-query`', async (query) => {
    const answer = await api.get(`/v1/cases?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-query');
    expect(answer.body.errors[0].path).toBe(query.split('=')[0]);
  });
});
