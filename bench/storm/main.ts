import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { openLedger } from '../../ledger/ledger.ts';
import { startEngine } from '../../service/engine/engine.ts';
import { freePorts } from '../../service/system/ports.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { rotated } from '../rotated.ts';
import { startBare } from './bare.ts';
import { startCases } from './cases.ts';
import { STORM, until, type Contestant } from './contestant.ts';
import { lagOf } from './lag.ts';
import { report, type Round } from './report.ts';

/*
 * A thousand alerts that are due at one instant, compared with a thousand bare timers of Temporal,
 * on the embedded engine and a ledger in PGlite, or in the empty PostgreSQL of DATABASE_URL:
 *
 *     npm run bench:storm                # some minutes; writes its part of docs/performance.md
 *     npm run bench:storm -- --quick     # one round, printed alone
 *     npm run bench:storm -- --lead 60   # seconds to get all ready in, for a slower machine
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    lead: { type: 'string', default: '60' },
  },
});

/** By then the engine has finished its work for the last storm. */
const CALM_MS = 5_000;

const LEAD_MS = Number(values.lead) * 1_000;
const say = (message: string): void => void process.stderr.write(`${message}\n`);

/** All take turns, so that a machine that slows down does so for all. */
async function measure(contestants: readonly Contestant[], count: number): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let index = 0; index < count; index += 1) {
    const round: Record<string, ReturnType<typeof lagOf>> = {};
    for (const { storm } of rotated(contestants, index)) {
      await until(Date.now() + CALM_MS);
      for (const [name, lags] of Object.entries(await storm(Date.now() + LEAD_MS))) {
        round[name] = lagOf(lags);
        say(`round ${index + 1}, ${name}: ${JSON.stringify(round[name])}`);
      }
    }
    rounds.push(round);
  }
  return rounds;
}

Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const dataDir = mkdtempSync(join(tmpdir(), 'sla-storm-'));
const databaseUrl = process.env['DATABASE_URL'];
const [port = 0] = await freePorts(1);
const engine = await startEngine({
  dataDir,
  port,
  uiPort: null,
  searchAttributes: Object.values(SEARCH_ATTRIBUTES),
  env: process.env,
  log: { info: say, warn: say },
});
const ledger = await openLedger(
  databaseUrl ? { databaseUrl } : { dataDir: join(dataDir, 'ledger') },
);
const { namespace, connectionOptions } = engine;
const clientConnection = await Connection.connect(connectionOptions);
const connection = await NativeConnection.connect(connectionOptions);
const client = new Client({ connection: clientConnection, namespace });
const running: { stop: () => Promise<void> }[] = [];
try {
  const temporal = { client, clientConnection, connection, namespace, ledger };
  const bare = await startBare(temporal);
  running.push(bare);
  const cases = await startCases(temporal);
  running.push(cases);
  const contestants = [bare.contestant, cases.contestant];
  const rounds = await measure(contestants, Number(values.rounds ?? (values.quick ? 1 : 5)));
  const text = report(rounds, {
    storm: STORM,
    database: databaseUrl ? 'PostgreSQL' : 'PGlite',
    machine: machine(),
    measures: Object.assign({}, ...contestants.map(({ measures }) => measures)),
  });
  process.stdout.write(`${text}\n`);
  if (!values.quick && !values.rounds) await writePart('storm', text);
} finally {
  for (const each of running) await each.stop();
  await connection.close();
  await clientConnection.close();
  await ledger.close();
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
