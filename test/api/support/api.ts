import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import { pino } from 'pino';
import request, { type Response } from 'supertest';
import { createApi } from '../../../api/app.ts';
import { allEndpoints } from '../../../api/endpoints.ts';
import type { ApiDeps } from '../../../api/http/deps.ts';
import { ensureAdministrator } from '../../../api/http/keys.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { Metrics } from '../../../service/metrics.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { openTestLedger } from '../../support/ledger.ts';
import { expectAsDocumented } from './as-documented.ts';
import { FakeEngine } from './fake-engine.ts';
import { FakePacks } from './fake-packs.ts';

export const KEY = 'sla_a_key_of_the_tests';

/** A Saturday; 16:00 in Shanghai. */
export const NOW = Date.parse('2026-11-21T08:00:00.000Z');

interface Sent {
  readonly body?: object | undefined;
  /** Sent as it is instead of `body`. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly key?: string | null;
}

export interface TestApi {
  readonly app: Express;
  readonly deps: ApiDeps;
  readonly ledger: Ledger;
  readonly engine: FakeEngine;
  readonly packs: FakePacks;
  readonly time: { now: number };
  /** What was logged, a line each. */
  readonly logged: string[];
  readonly retried: string[];
  /** Digests that were begun anew: of which subscription, and for how long. */
  readonly gathered: readonly [string, number][];
  /** Subscriptions that a test message was sent to. */
  readonly tested: string[];
  /** Sends a request and holds the answer against what the OpenAPI document says of it. */
  send(method: 'get' | 'post' | 'patch' | 'delete', path: string, sent?: Sent): Promise<Response>;
  get(path: string, sent?: Sent): Promise<Response>;
  post(path: string, body: object, headers?: Sent['headers']): Promise<Response>;
  patch(path: string, body: object): Promise<Response>;
  /** Makes something by a POST that has to succeed, and tells its id. */
  make(path: string, body: object): Promise<string>;
  /** Makes an account under a fresh id. */
  account(overrides?: object): Promise<string>;
  close(): Promise<void>;
}

/**
 * The application over an embedded ledger in memory and cases without an engine. One over the ledger of
 * another is closed with that: a second database would take seconds to make.
 */
export async function startApi(overrides: Partial<ApiDeps> = {}): Promise<TestApi> {
  const ledger = overrides.ledger ?? (await openTestLedger());
  await ensureAdministrator(ledger.keys, KEY);
  const time = { now: NOW };
  const packs = new FakePacks(ledger, () => time.now);
  const engine = new FakeEngine(ledger, () => time.now, packs);
  const logged: string[] = [];
  const retried: string[] = [];
  const tested: string[] = [];
  const gathered: [string, number][] = [];
  const deps: ApiDeps = {
    ledger,
    cases: engine,
    packs,
    catalogue: ownCatalogue(),
    clock: () => time.now,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    publicUrl: 'http://127.0.0.1:8080',
    isOwnHost: (hosts = []) => hosts.length === 1 && hosts[0]!.startsWith('127.0.0.1:'),
    temporalUiUrl: 'http://127.0.0.1:8233',
    allowPrivateTargets: false,
    sendsMail: true,
    // No name has an address here: tests ask no network.
    resolve: () => Promise.resolve([]),
    readiness: {},
    metrics: new Metrics(ledger),
    recordCase: async (batch) => void (await ledger.outbox.publish(batch, () => [])),
    deliveries: {
      retry(id) {
        retried.push(id);
        return ledger.deliveries.reopen(id);
      },
      startDigest(id, forMs) {
        gathered.push([id, forMs]);
        return Promise.resolve();
      },
      test(id) {
        tested.push(id);
        return Promise.resolve({ at: time.now, delivered: true, status: 204, error: null });
      },
    },
    ...overrides,
  };
  const app = createApi(deps);
  const endpoints = allEndpoints(deps);

  async function send(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    { body, raw, headers = {}, key = KEY }: Sent = {},
  ) {
    const asked = request(app)[method](path).set(headers);
    if (key !== null) asked.set('Authorization', `Bearer ${key}`);
    if (raw !== undefined && headers['Content-Type'] === undefined) asked.type('application/json');
    if (Buffer.isBuffer(raw)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it takes bytes, its type does not know
      asked.serialize(() => raw as unknown as string);
    }
    const answer = await asked.send(raw ?? body);
    expectAsDocumented(endpoints, method, path, answer);
    return answer;
  }

  async function make(path: string, body: object): Promise<string> {
    const answer = await send('post', path, { body });
    if (answer.status !== 201) throw new Error(`POST ${path} failed: ${answer.text}`);
    return String(answer.body.id);
  }

  return {
    app,
    deps,
    ledger,
    engine,
    packs,
    time,
    logged,
    retried,
    gathered,
    tested,
    send,
    get: (path, sent) => send('get', path, sent),
    post: (path, body, headers = {}) => send('post', path, { body, headers }),
    patch: (path, body) => send('patch', path, { body }),
    make,
    account: (fields = {}) =>
      make('/v1/accounts', { ...ACCOUNT, id: `acc_${randomUUID()}`, ...fields }),
    close: () => ledger.close(),
  };
}

/** An account that may have everything 21vianet offers. */
export const ACCOUNT = {
  name: 'Contoso Shanghai',
  region: 'CN',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  agreements: ['advanced-online-service'],
  partner: false,
  contacts: [],
};

/** A severity A case that 21vianet takes. */
export function newCase(account: string, overrides: object = {}) {
  return {
    account,
    offering: '21vianet',
    category: 'technical',
    severity: 'A',
    language: 'zh-CN',
    title: 'Mail flow is down',
    businessImpact: 'All 800 users cannot send mail',
    resourcesCommitted: true,
    requesterRole: 'administrator',
    contact: { name: 'Li Wei', email: 'li.wei@contoso.example', of: 'customer' },
    ...overrides,
  };
}
