import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type Engine } from '../../../service/engine/engine.ts';
import { freePorts } from '../../../service/system/ports.ts';
import { engineEnvironment, stderrLog } from '../../support/engine.ts';
import { listeningPorts } from '../../support/listening-ports.ts';
import { engineOf } from '../../support/recorded-processes.ts';

let dataDir: string;
let uiPort: number;
let engine: Engine;
let connection: Connection;
let client: Client;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sla-ui-attacks-'));
  const [port = 0, ui = 0] = await freePorts(2);
  uiPort = ui;
  engine = await startEngine({
    dataDir,
    port,
    uiPort,
    uiKnownAs: { urls: ['https://ui.example.com'], names: [] },
    searchAttributes: [],
    env: engineEnvironment(),
    log: stderrLog,
  });
  connection = await Connection.connect({ address: engine.address });
  client = new Client({ connection, namespace: engine.namespace });
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const LIST = '/api/v1/namespaces/sla/workflows';
const terminate = (workflowId: string) => `${LIST}/${workflowId}/terminate`;

async function startCase(workflowId: string): Promise<string> {
  await client.workflow.start('supportCase', { taskQueue: 'nobody', workflowId });
  await expect
    .poll(async () => (await ask(uiPort, { path: LIST })).body)
    .toContain(`"${workflowId}"`);
  return workflowId;
}

async function statusOf(workflowId: string): Promise<string> {
  return (await client.workflow.getHandle(workflowId).describe()).status.name;
}

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as a browser would that took a name for this machine's. Throws where a port speaks no HTTP. */
function ask(port: number, { path, method = 'GET', headers = {} }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers, timeout: 5_000 },
      (response) => {
        const { statusCode: status = 0, headers: answered } = response;
        text(response).then((body) => resolve({ status, headers: answered, body }), reject);
      },
    );
    asking.once('timeout', () => asking.destroy());
    asking.once('error', reject);
    asking.end(method === 'POST' ? '{"reason":"attack"}' : undefined);
  });
}

/** What a page on one origin with the UI has: the token against foreign forms, and its cookie. */
async function tokenOf(): Promise<Record<string, string>> {
  const { headers } = await ask(uiPort, { path: '/api/v1/settings' });
  const [token = ''] = /(?<=_csrf=)\w+/.exec(String(headers['set-cookie'])) ?? [];
  return {
    cookie: `_csrf=${token}`,
    'x-csrf-token': token,
    'content-type': 'application/json',
  };
}

/** By a name of its own that now points at this machine, or as a page of elsewhere. */
const own = () => `127.0.0.1:${uiPort}`;
const FOREIGN: [string, () => Record<string, string>][] = [
  ['a host of its own', () => ({ host: `attacker.example:${uiPort}` })],
  [
    'a host of its own, and says that a proxy knows better',
    () => ({ host: `attacker.example:${uiPort}`, 'x-forwarded-host': own() }),
  ],
  ['a host that begins like ours', () => ({ host: `127.0.0.1.attacker.example:${uiPort}` })],
  ['a host of its own on one origin', () => both(`attacker.example:${uiPort}`)],
  ['another port', () => ({ host: `127.0.0.1:${uiPort + 1}` })],
  ['no port', () => ({ host: '127.0.0.1' })],
  ['another origin', () => ({ host: own(), origin: 'http://attacker.example' })],
  ['another port as its origin', () => ({ host: own(), origin: 'http://127.0.0.1:1' })],
  ['another of our names as its origin', () => ({ host: own(), origin: 'https://ui.example.com' })],
  ['an origin that is hidden', () => ({ host: own(), origin: 'null' })],
  ['an origin that is none', () => ({ host: own(), origin: own() })],
];

function both(host: string): Record<string, string> {
  return { host, origin: `http://${host}` };
}

describe('the Temporal UI', () => {
  test.each([
    ['at its address', () => ({ host: own() })],
    ['from one of its own pages', () => both(own())],
    ['by the name localhost', () => both(`localhost:${uiPort}`)],
    [
      'behind a proxy that the settings name',
      () => ({ host: 'ui.example.com', origin: 'https://ui.example.com' }),
    ],
  ])('shows a case and ends it, asked %s', async (way, headers) => {
    const id = await startCase(`legitimate-${way.replaceAll(' ', '-')}`);
    const page = await ask(uiPort, { path: '/namespaces/sla/workflows', headers: headers() });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const list = await ask(uiPort, { path: LIST, headers: headers() });
    expect(list.body).toContain(`"${id}"`);
    const ended = await ask(uiPort, {
      path: terminate(id),
      method: 'POST',
      headers: { ...(await tokenOf()), ...headers() },
    });
    expect(ended.status).toBe(200);
    expect(await statusOf(id)).toBe('TERMINATED');
  });

  test.each(FOREIGN)('refuses whoever comes with %s, in a sentence', async (_what, headers) => {
    for (const path of [LIST, '/', '/healthz', '/api/v1/settings', '/_app/version.json']) {
      const answer = await ask(uiPort, { path, headers: headers() });
      expect(answer).toMatchObject({ status: 403, headers: { 'content-type': /^text\/plain/ } });
      expect(answer.body).toContain(`http://${own()}`);
      expect(answer.body).toContain('SLA_TEMPORAL_UI_URL');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test('lets none of them end a case, token or not', async () => {
    const id = await startCase('victim');
    const token = await tokenOf();
    for (const [, headers] of FOREIGN) {
      const path = terminate(id);
      const answer = await ask(uiPort, {
        path,
        method: 'POST',
        headers: { ...token, ...headers() },
      });
      expect(answer.status).toBe(403);
    }
    expect(await statusOf(id)).toBe('RUNNING');
  });

  test.each([
    ['an address as its target', () => `GET http://${own()}${LIST} HTTP/1.1\r\nHost: ${own()}`],
    [
      'a foreign address as its target',
      () => `GET http://attacker.example${LIST} HTTP/1.1\r\nHost: ${own()}`,
    ],
    ['an empty host', () => `GET ${LIST} HTTP/1.1\r\nHost: `],
    ['no host', () => `GET ${LIST} HTTP/1.0`],
    ['no host, where one is due', () => `GET ${LIST} HTTP/1.1`],
    ['two hosts', () => `GET ${LIST} HTTP/1.1\r\nHost: attacker.example\r\nHost: ${own()}`],
    ['two hosts, its own last', () => `GET ${LIST} HTTP/1.1\r\nHost: ${own()}\r\nHost: a.example`],
    ['a tunnel', () => `CONNECT ${own()} HTTP/1.1\r\nHost: ${own()}`],
    ['a request that is none', () => `GET ${LIST}`],
  ])('shows no case to a request with %s', async (_what, head) => {
    const id = await startCase('hidden');
    const socket = connect(uiPort, '127.0.0.1');
    socket.write(`${head()}\r\nConnection: close\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).not.toMatch(/^HTTP\/1.1 2/);
    expect(answer).not.toContain(id);
    await client.workflow.getHandle(id).terminate();
  });
});

/** Whether browsers open the port: Node's `fetch` goes by the list of the standard that they follow. */
async function isOpenToPages(port: number): Promise<boolean> {
  const asked = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
  return !(asked instanceof Error && String(asked.cause).includes('bad port'));
}

const guesses = (port: number): Record<string, string>[] => [
  {},
  { host: 'attacker.example' },
  both(`attacker.example:${port}`),
  { origin: 'http://attacker.example' },
];

async function showsCase(port: number, id: string): Promise<boolean> {
  const paths = [LIST, '/namespaces/sla/workflows', `${LIST}/${id}`];
  const answers = await Promise.allSettled(
    guesses(port).flatMap((headers) => paths.map((path) => ask(port, { path, headers }))),
  );
  return answers.some((one) => one.status === 'fulfilled' && one.value.body.includes(`"${id}"`));
}

describe('a page that guesses ports', () => {
  test('finds none that shows it a case', async () => {
    const id = await startCase('sought');
    const ports = listeningPorts(engineOf(dataDir)?.pid ?? 0);
    const shows = await Promise.all(ports.map((port) => showsCase(port, id)));
    const showing = ports.filter((_port, index) => shows[index]);
    // The UI's own, which a program that is no browser can find.
    expect(showing).toHaveLength(1);
    expect(await Promise.all(showing.map(isOpenToPages))).toEqual([false]);
    expect(await isOpenToPages(uiPort)).toBe(true);
    expect(showing).not.toContain(uiPort);
  });
});
