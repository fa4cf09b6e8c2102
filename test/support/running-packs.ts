import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import request from 'supertest';
import { createApi } from '../../api/app.ts';
import { ensureAdministrator } from '../../api/http/keys.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { temporalCases } from '../../temporal/cases.ts';
import { temporalPacks } from '../../temporal/packs.ts';
import { startWorkers } from '../../worker/worker.ts';
import { ownCatalogue } from './catalogues.ts';
import { IDLE_PARTS } from './idle-parts.ts';
import { openTestLedger } from './ledger.ts';
import { connectTemporal, type TestTemporal } from './temporal.ts';
import { workflowBundle } from './workflow-bundle.ts';

const KEY = 'sla_a_key_of_the_tests';

/** Somewhere with an address that nobody has. */
const PUBLIC_URL = 'https://sla.example.com';

/** The API over workers of its own, the run's Temporal and a ledger in memory. */
export interface RunningPacks {
  readonly temporal: TestTemporal;
  readonly ledger: Ledger;
  /** The present of API and activities; workflows have clocks of their own. */
  readonly time: { now: () => number };
  /** Bodies of the alerts that were sent, in their order. */
  readonly alerts: { readonly type: string; readonly timestamp: string; readonly data: object }[];
  get(path: string): Promise<request.Response>;
  post(path: string, body: object, key?: string): Promise<request.Response>;
  /** Makes an account in Berlin, and tells its id. */
  account(): Promise<string>;
  stop(): Promise<void>;
}

export async function startRunningPacks(): Promise<RunningPacks> {
  const temporal = await connectTemporal();
  const ledger = await openTestLedger();
  await ensureAdministrator(ledger.keys, KEY);
  const { connection, namespace, client, nativeConnection } = temporal;
  const taskQueue = `packs-${randomUUID()}`;
  const time: RunningPacks['time'] = { now: Date.now };
  const alerts: RunningPacks['alerts'] = [];
  const workers = await startWorkers({
    connection: nativeConnection,
    namespace,
    client,
    ledger,
    send: ({ body }) => {
      alerts.push(JSON.parse(body) as RunningPacks['alerts'][number]);
      return Promise.resolve({ at: time.now(), delivered: true, status: 204, error: null });
    },
    sendsMail: false,
    links: { publicUrl: PUBLIC_URL, temporalUiUrl: null, namespace },
    bundle: workflowBundle(),
    now: () => time.now(),
    taskQueue,
  });
  const engine = { connection, namespace, publicUrl: PUBLIC_URL, taskQueue };
  const clock = () => time.now();
  const app = createApi({
    ledger,
    cases: temporalCases({ ...engine, clock }),
    packs: temporalPacks(engine),
    catalogue: ownCatalogue(),
    clock,
    log: pino({ enabled: false }),
    publicUrl: PUBLIC_URL,
    ...IDLE_PARTS,
  });

  const post = (path: string, body: object, key?: string) => {
    const asked = request(app).post(path).set('Authorization', `Bearer ${KEY}`);
    if (key !== undefined) asked.set('Idempotency-Key', key);
    return asked.send(body);
  };

  return {
    temporal,
    ledger,
    time,
    alerts,
    get: (path) => request(app).get(path).set('Authorization', `Bearer ${KEY}`),
    post: async (path, body, key) => post(path, body, key),
    account: async () => {
      const id = `acc_${randomUUID()}`;
      const made = await post('/v1/accounts', {
        id,
        name: 'Contoso',
        region: 'DE',
        timeZone: 'Europe/Berlin',
        locale: 'de-DE',
      });
      if (made.status !== 201) throw new Error(made.text);
      return id;
    },
    stop: async () => {
      await workers.stop();
      await ledger.close();
      await temporal.close();
    },
  };
}

/** A case that uses a credit of whatever pack its account has. */
export function paidCase(account: string, overrides: object = {}) {
  return {
    account,
    offering: 'professional',
    category: 'technical',
    severity: 'B',
    language: 'de',
    title: 'Mail is slow',
    contact: { name: 'Eva', email: 'eva@contoso.example', of: 'customer' },
    ...overrides,
  };
}
