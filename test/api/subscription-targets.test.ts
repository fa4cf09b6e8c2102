import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';

/** What name servers say at the moment. */
let names: Readonly<Record<string, readonly string[]>>;
let asked: string[];
let api: TestApi;

beforeAll(async () => {
  api = await startApi({
    resolve: (name) => {
      asked.push(name);
      return Promise.resolve(names[name] ?? []);
    },
  });
});
beforeEach(() => {
  names = {};
  asked = [];
});
afterAll(() => api.close());

const nobodyToAsk = () => Promise.reject(new Error('nobody should be asked'));

const BODY = { type: 'webhook', events: ['case.sla.*'] };
const subscribe = (target: string, headers = {}) =>
  api.post('/v1/subscriptions', { ...BODY, target }, headers);

describe('an address as a target', () => {
  it.each([
    'http://localhost:9000',
    'http://LOCALHOST./',
    'http://api.localhost',
    'http://127.0.0.1',
    'http://127.0.0.1./',
    'http://127.1',
    'http://2130706433',
    'http://2130706433./',
    'http://0x7f.0.0.1',
    'http://017700000001',
    'http://0.0.0.0',
    'http://10.1.2.3',
    'http://172.31.255.255',
    'http://192.168.0.1',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1',
    'http://100.100.100.200',
    'http://168.63.129.16',
    'http://198.18.0.1',
    'http://203.0.113.7',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:a00:1]',
    'http://[::7f00:1]',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[2001:db8::1]',
    'http://[64:ff9b::7f00:1]',
  ])('is refused if it is private: %s', async (target) => {
    const answer = await subscribe(target);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      {
        path: 'target',
        message:
          'is a loopback, private or reserved address, to which this installation sends no alerts: name a public one, or have its operator set SLA_ALLOW_PRIVATE_TARGETS',
      },
    ]);
    expect(asked).toEqual([]);
  });

  it.each(['http://172.32.0.1', 'https://93.184.215.14', 'https://[2001:4860:4860::8888]'])(
    'is accepted if it is public: %s',
    async (target) => {
      expect((await subscribe(target)).status).toBe(201);
    },
  );

  it('is accepted without a lookup if the operator allows private ones', async () => {
    const open = await startApi({
      allowPrivateTargets: true,
      resolve: nobodyToAsk,
      ledger: api.ledger,
    });
    for (const target of ['http://127.0.0.1:9000/hook', 'http://inner.example']) {
      expect((await open.post('/v1/subscriptions', { ...BODY, target })).status).toBe(201);
    }
  });
});

describe('a socket as a target', () => {
  it.each([
    'http://unix:/run/docker.sock:/containers/json',
    'http://unix/run/docker.sock:/',
    'https://UNIX:/run/x:/',
    'http://%75nix:/run/x:/',
    'unix:/run/docker.sock:/',
  ])('is refused, whatever the operator allows: %s', async (target) => {
    const open = await startApi({
      allowPrivateTargets: true,
      resolve: nobodyToAsk,
      ledger: api.ledger,
    });
    for (const to of [api, open]) {
      const answer = await to.post('/v1/subscriptions', { ...BODY, target });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        { path: 'target', message: expect.stringContaining('not the path of a socket') },
      ]);
    }
  });
});

describe('a name as a target', () => {
  it('is refused if any of its addresses is private, without saying which', async () => {
    names = { 'inner.example': ['93.184.215.14', '10.1.2.3'] };
    const answer = await subscribe('https://INNER.example./hook');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: 'target', message: expect.stringMatching(/^resolves to a loopback, private/) },
    ]);
    expect(answer.text).not.toContain('10.1.2.3');
    expect(asked).toEqual(['inner.example']);
  });

  it('is accepted if all of them are public', async () => {
    names = { 'hooks.example.com': ['93.184.215.14', '2001:4860:4860::8888'] };
    expect((await subscribe('https://hooks.example.com')).status).toBe(201);
  });

  it('is accepted if it has none at the moment: each delivery looks it up again', async () => {
    expect((await subscribe('https://later.example.com')).status).toBe(201);
  });

  it('is looked up when it replaces another one, and not when it stays', async () => {
    names = { 'inner.example': ['fd00::1'] };
    const { body } = await subscribe('https://hooks.example.com');
    const path = `/v1/subscriptions/${body.id}`;
    asked = [];
    const changed = await api.patch(path, { target: 'https://inner.example' });
    expect([changed.status, changed.body.errors[0].path]).toEqual([400, 'target']);
    expect((await api.get(path)).body.target).toBe('https://hooks.example.com');
    expect(asked).toEqual(['inner.example']);
    expect((await api.patch(path, { events: ['*'] })).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  it('that resolves differently later does not change the stored answer', async () => {
    const key = { 'Idempotency-Key': 'subscribed-once' };
    const first = await subscribe('https://moves.example.com', key);
    names = { 'moves.example.com': ['127.0.0.1'] };
    const again = await subscribe('https://moves.example.com', key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  it('that was refused leaves its key free until it is public', async () => {
    const key = { 'Idempotency-Key': 'refused-first' };
    names = { 'soon.example.com': ['127.0.0.1'] };
    expect((await subscribe('https://soon.example.com', key)).status).toBe(400);
    names = { 'soon.example.com': ['93.184.215.14'] };
    expect((await subscribe('https://soon.example.com', key)).status).toBe(201);
  });
});
