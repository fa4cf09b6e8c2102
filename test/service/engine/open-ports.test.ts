import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type Engine } from '../../../service/engine/engine.ts';
import { RETENTION_DAYS } from '../../../service/engine/namespace.ts';
import { freePorts } from '../../../service/system/ports.ts';
import { engineEnvironment, stderrLog } from '../../support/engine.ts';
import { listeningPorts } from '../../support/listening-ports.ts';
import { engineOf } from '../../support/recorded-processes.ts';

let dataDir: string;
let engine: Engine;
let connection: Connection;
let ports: number[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sla-open-ports-'));
  const [port = 0, uiPort = 0] = await freePorts(2);
  engine = await startEngine({
    dataDir,
    port,
    uiPort,
    searchAttributes: [],
    env: engineEnvironment(),
    log: stderrLog,
  });
  connection = await Connection.connect({ address: engine.address });
  ports = listeningPorts(engineOf(dataDir)?.pid ?? 0);
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const WORKFLOW = JSON.stringify({
  workflowType: { name: 'supportCase' },
  taskQueue: { name: 'nobody' },
});

/** Asks a port to start a workflow over HTTP: the status, or null where it does not speak HTTP. */
function ask(port: number, path: string, headers: Record<string, string>): Promise<number | null> {
  return new Promise((resolve) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers, timeout: 5_000 },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? null));
      },
    );
    asking.once('timeout', () => asking.destroy());
    asking.once('error', () => resolve(null));
    asking.end(WORKFLOW);
  });
}

/** Under either of the two paths that Temporal's HTTP interface has for it. */
const PATHS = ['/api/v1/namespaces/sla/workflows/', '/namespaces/sla/workflows/'];

async function workflows(): Promise<string[]> {
  const found: string[] = [];
  const client = new Client({ connection, namespace: engine.namespace });
  for await (const { workflowId } of client.workflow.list()) found.push(workflowId);
  return found;
}

describe('a fresh embedded engine', () => {
  test('keeps closed workflows for thirty days', async () => {
    const { config } = await connection.workflowService.describeNamespace({
      namespace: engine.namespace,
    });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(RETENTION_DAYS * 86_400);
  });

  test('starts nothing for a page in a browser, whatever port it finds', async () => {
    // The port of clients, that of the UI, and those that the server opens by itself.
    expect(ports.length).toBeGreaterThan(3);
    const foreign = [
      { 'content-type': 'text/plain', origin: 'http://elsewhere.example' },
      { 'content-type': 'application/json', host: 'elsewhere.example' },
    ];
    const answers = await Promise.all(
      ports.flatMap((port) =>
        PATHS.flatMap((path) =>
          foreign.map((headers, index) => ask(port, `${path}foreign-${port}-${index}`, headers)),
        ),
      ),
    );
    expect(answers.filter((status) => status !== null && status < 400)).toEqual([]);

    // The same request under the one name that is let in: what was refused above was well-formed.
    const letIn = { 'content-type': 'application/json', host: 'closed.invalid' };
    const own = await Promise.all(ports.map((port) => ask(port, `${PATHS[0]}own-${port}`, letIn)));
    expect(own.filter((status) => status === 200)).toHaveLength(1);
    await expect.poll(workflows).toEqual([expect.stringMatching(/^own-/)]);
  });
});
