import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EngineDiedError } from '../../../service/engine/child.ts';
import { makeRoom, startEmbedded } from '../../../service/engine/embedded.ts';
import { startEngine } from '../../../service/engine/engine.ts';
import type { Engine } from '../../../service/engine/engine.ts';
import { ownPath } from '../../../service/system/folder-process.ts';
import { AS_IT_LISTENS } from '../../../service/system/own-hosts.ts';
import { isPortFree, PortTakenError } from '../../../service/system/ports.ts';
import { identify } from '../../../service/system/process.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { UNREACHABLE_PORTS } from '../../../service/engine/unreachable-ports.ts';
import { engineEnvironment } from '../../support/engine.ts';
import { ENGINE_RECORD, engineOf } from '../../support/recorded-processes.ts';
import { spawnScript } from '../../support/spawned.ts';
import type { Spawned } from '../../support/spawned.ts';
import { portsOfNobody } from '../../support/installation.ts';

const STARTER = new URL('./scripts/start-engine.ts', import.meta.url);
const LISTENER = new URL('../system/scripts/listen.ts', import.meta.url);

let dataDir: string;
let port: number;
let uiPort: number;
let said: string[];
let engine: Engine | null;
let spawned: Spawned | null;

const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

beforeEach(async () => {
  // A folder whose name means something in the address of a database.
  dataDir = join(mkdtempSync(join(tmpdir(), 'sla-engine-')), 'data #1?%20');
  mkdirSync(dataDir);
  [port = 0, uiPort = 0] = await portsOfNobody(2);
  said = [];
  engine = null;
  spawned = null;
});

afterEach(async () => {
  // Stopping in order takes it a second, and is what some of them are about.
  const running = engineOf(dataDir);
  if (running !== null) process.kill(running.pid, 'SIGKILL');
  await engine?.stop();
  spawned?.kill('SIGKILL');
  await spawned?.ended;
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

function start(options: { uiPort?: number | null; env?: NodeJS.ProcessEnv } = {}): Promise<Engine> {
  return startEngine({
    dataDir,
    port,
    uiPort: options.uiPort ?? null,
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
    env: options.env ?? engineEnvironment(),
    log,
  });
}

async function withClient<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  try {
    return await use(new Client({ connection, namespace: 'sla' }));
  } finally {
    await connection.close();
  }
}

function startWorkflow(workflowId: string): Promise<unknown> {
  return withClient((client) =>
    client.workflow.start('supportCase', { taskQueue: 'nobody', workflowId }),
  );
}

function statusOf(workflowId: string): Promise<string> {
  return withClient(async (client) => {
    const description = await client.workflow.getHandle(workflowId).describe();
    return description.status.name;
  });
}

function pidOfServer(): number {
  const running = engineOf(dataDir);
  if (running === null) throw new Error('No engine works on the folder.');
  return running.pid;
}

describe('an embedded engine', () => {
  test('serves clients and people, on loopback alone, and ends whole', async () => {
    engine = await start({ uiPort });
    expect(engine).toMatchObject({
      address: `127.0.0.1:${port}`,
      uiUrl: `http://127.0.0.1:${uiPort}`,
      namespace: 'sla',
      embedded: true,
    });
    const page = await fetch(`${engine.uiUrl}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    await engine.stop();
    expect(await isPortFree('127.0.0.1', port)).toBe(true);
    expect(await isPortFree('127.0.0.1', uiPort)).toBe(true);
  });

  test('keeps its workflows over a stop', async () => {
    engine = await start();
    await startWorkflow('kept');
    await engine.stop();
    engine = await start();
    expect(await statusOf('kept')).toBe('RUNNING');
  });

  test('left over from a killed parent is ended, and goes on with its workflows', async () => {
    spawned = spawnScript(STARTER, [dataDir, String(port)]);
    await spawned.line();
    await startWorkflow('survivor');
    const orphan = pidOfServer();
    spawned.kill('SIGKILL');
    await spawned.ended;
    engine = await start();
    expect(said.join('\n')).toContain(`(process ${orphan}), left over`);
    expect(pidOfServer()).not.toBe(orphan);
    expect(await statusOf('survivor')).toBe('RUNNING');
  });

  test('that was killed with its parent goes on with its workflows', async () => {
    spawned = spawnScript(STARTER, [dataDir, String(port)]);
    await spawned.line();
    await startWorkflow('survivor');
    const server = pidOfServer();
    spawned.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await spawned.ended;
    engine = await start();
    expect(await statusOf('survivor')).toBe('RUNNING');
  });

  test('does not touch a stranger that has the process id of one left over', async () => {
    spawned = spawnScript(LISTENER, []);
    await spawned.line();
    mkdirSync(join(dataDir, 'engine'));
    const folder = ownPath(join(dataDir, 'engine'));
    const record = { ...identify(spawned.pid), startedAt: '1', folder };
    writeFileSync(join(dataDir, ENGINE_RECORD), JSON.stringify(record));
    engine = await start();
    expect(said.join('\n')).not.toContain('left over');
    process.kill(spawned.pid, 0);
  });

  test('whose port a stranger holds names it and the setting', async () => {
    spawned = spawnScript(LISTENER, []);
    port = Number(await spawned.line());
    const error = await start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PortTakenError);
    expect(error).toMatchObject({ port });
    expect(String(error)).toContain('SLA_ENGINE_PORT');
  });

  test('whose UI port a stranger holds names the other setting', async () => {
    spawned = spawnScript(LISTENER, []);
    uiPort = Number(await spawned.line());
    await expect(start({ uiPort })).rejects.toThrow('SLA_ENGINE_UI_PORT');
    expect(await isPortFree('127.0.0.1', port)).toBe(true);
  });

  test('that dies tells once, with the last lines of its log; a stop tells nobody', async () => {
    engine = await start();
    process.kill(pidOfServer(), 'SIGKILL');
    await expect(engine.ended).rejects.toThrow('was ended by SIGKILL');
    await expect(engine.ended).rejects.toThrow(join(dataDir, 'engine', 'server.log'));

    const told: unknown[] = [];
    engine = await start();
    engine.ended.catch((died: unknown) => told.push(died));
    await engine.stop();
    expect(told).toEqual([]);
  });

  test('is reached as a Temporal elsewhere by TEMPORAL_ADDRESS', async () => {
    engine = await start();
    const elsewhere = await start({
      env: { ...engineEnvironment(), TEMPORAL_ADDRESS: engine.address, TEMPORAL_NAMESPACE: 'mine' },
    });
    expect(elsewhere).toMatchObject({
      address: engine.address,
      namespace: 'mine',
      embedded: false,
      uiUrl: null,
    });
    await elsewhere.stop();
    expect(await isPortFree('127.0.0.1', port)).toBe(false);
  });
});

function program(...lines: string[]): string {
  const file = join(dataDir, 'program');
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return file;
}

async function embed(cli: string, ui: number | null) {
  const options = { dataDir, port, uiPort: ui, timeSkipping: false, uiKnownAs: AS_IT_LISTENS, log };
  await makeRoom(options);
  return startEmbedded({ ...options, cli });
}

describe('a program that does not come to serve', () => {
  test('ends the start with its last words', async () => {
    const cli = program('echo "unable to open database file"', 'exit 3');
    const error = await embed(cli, null).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EngineDiedError);
    expect(String(error)).toContain('ended with exit code 3');
    expect(String(error)).toContain('unable to open database file');
    expect(String(error)).toContain(join(dataDir, 'engine', 'server.log'));
  });

  test('without a word has none in its error', async () => {
    const error = await embed(program('exit 0'), null).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/ended with exit code 0\. The last lines of .*:\n {2}\(none\)$/);
  });

  test('says so where it cannot be started at all', async () => {
    await expect(embed(join(dataDir, 'nothing'), null)).rejects.toThrow('could not be started');
  });

  test('is asked to keep its file, to stay on loopback and to close its HTTP interface', async () => {
    const cli = program('echo "$@"', 'exit 1');
    await expect(embed(cli, uiPort)).rejects.toThrow(EngineDiedError);
    const asked = readFileSync(join(dataDir, 'engine', 'server.log'), 'utf8');
    expect(asked).toContain('server start-dev --ip=127.0.0.1');
    expect(asked).toContain(`--port=${port} --ui-port=`);
    const [, own] = / --ui-port=(\d+) /.exec(asked) ?? [];
    expect(UNREACHABLE_PORTS).toContain(Number(own));
    expect(asked).toContain('--db-filename=temporal.sqlite');
    expect(asked).toContain('--sqlite-pragma=journal_mode=WAL --sqlite-pragma=synchronous=2');
    expect(asked).toContain('frontend.httpAllowedHosts=["closed.invalid"]');
    expect(asked).not.toContain('TimeSkipping');
    await expect(embed(cli, null)).rejects.toThrow('--headless');
  });

  test('is started anew where a port that it chose was taken meanwhile', async () => {
    const tries = join(dataDir, 'tries');
    const cli = program(
      `echo try >> '${tries}'`,
      'echo "listen: address already in use"',
      'exit 1',
    );
    await expect(embed(cli, null)).rejects.toThrow('address already in use');
    expect(readFileSync(tries, 'utf8').trim().split('\n')).toHaveLength(3);
  });

  test('is started anew, and says why, where it has died of that with a long trace', async () => {
    const tries = join(dataDir, 'tries');
    const cli = program(
      `echo try >> '${tries}'`,
      'echo "panic: failed assigning ephemeral port: address already in use"',
      'for i in $(seq 40); do echo "main.main() line $i"; done',
      'exit 2',
    );
    const error = await embed(cli, null).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('panic: failed assigning ephemeral port');
    expect(readFileSync(tries, 'utf8').trim().split('\n')).toHaveLength(3);
  });
});
