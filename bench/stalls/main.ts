import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { HOUR } from '../../domain/time/units.ts';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { KEY, startServer } from '../server.ts';
import { spreadOf } from '../spread.ts';
import { figure, table } from '../table.ts';
import { CASE_ACCOUNT, takenOver } from './cases.ts';
import { LoopWatch } from './loop-watch.ts';
import { stallCases } from './stall-cases.ts';

/*
 * How long a single request holds all others up: the costliest requests that each endpoint takes or refuses, sent to
 * the API one at a time from another process. The embedded database runs in a thread, as in the service.
 *
 *     npm run bench:stalls              # a minute; writes its part of docs/performance.md
 *     npm run bench:stalls -- --quick   # few rounds, printed alone
 *     npm run bench:stalls -- --quick --only=preview
 */

interface Measured {
  readonly label: string;
  readonly status: number;
  /** Milliseconds of processor time: the longest for which the event loop was held at a stretch, of each round. */
  readonly held: readonly number[];
  /** Milliseconds of processor time in all threads, of each round. */
  readonly cpu: readonly number[];
}

/** Of each of the cases in the list. */
const ACTS_OF_LISTED = 100;

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const rounds = values.quick ? 3 : 9;
const dataDir = mkdtempSync(join(tmpdir(), 'sla-stalls-'));
const server = await startServer({ dataDir: join(dataDir, 'ledger') });

const MADE = z.object({ id: z.string() });

async function make(path: string, body: object): Promise<string> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`POST ${path} answered ${text}`);
  return MADE.parse(JSON.parse(text)).id;
}

await make('/v1/accounts', { ...NEW_ACCOUNT, id: CASE_ACCOUNT });
for (let index = 0; index < 200; index += 1) {
  await make(
    '/v1/cases',
    takenOver({ account: CASE_ACCOUNT }, { count: ACTS_OF_LISTED, everyMs: HOUR }),
  );
}
const caseId = await make('/v1/cases', takenOver({ account: CASE_ACCOUNT }));

const program = fileURLToPath(new URL('./client-process.ts', import.meta.url));
const client = fork(program, [server.url, caseId]);

async function measureOnce(index: number, serial: number) {
  client.send([index, serial]);
  await once(client, 'message');
  const watch = new LoopWatch();
  const before = process.cpuUsage();
  const [status] = await once(client, 'message');
  const { user, system } = process.cpuUsage(before);
  return { status: Number(status), held: watch.end(), cpu: (user + system) / 1e3 };
}

async function measure(index: number, label: string): Promise<Measured> {
  const done = [];
  for (let round = 0; round < rounds; round += 1) done.push(await measureOnce(index, round));
  return {
    label,
    status: done[0]!.status,
    held: done.map(({ held }) => held),
    cpu: done.map(({ cpu }) => cpu),
  };
}

function report(all: readonly Measured[]): string {
  const rows = all.map(({ label, status, held, cpu }) => [
    label,
    String(status),
    figure(spreadOf(held).median),
    figure(spreadOf(held).max),
    figure(spreadOf(cpu).median),
  ]);
  return `
Written by \`npm run bench:stalls\`. ${machine()}.

Milliseconds of processor time for which one request held the event loop at a stretch, ${rounds} times each, the
first ones with code that is not compiled yet; and in all threads together.

${table([['request', 'status', 'held, median', 'held, longest', 'CPU time'], ...rows])}
`;
}

try {
  const measured: Measured[] = [];
  for (const [index, { label }] of stallCases(caseId).entries()) {
    if (label.includes(values.only)) measured.push(await measure(index, label));
  }
  const text = report(measured);
  console.log(text);
  if (!values.quick) await writePart('stalls', text);
} finally {
  client.disconnect();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
