import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { DEFAULT_NAMESPACE } from '../../service/engine/remote.ts';
import { ADMIN_KEY, Desk } from '../../test/support/desk.ts';
import { makeInstallation } from '../../test/support/installation.ts';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { startBare } from './bare.ts';
import { casesOf } from './cases.ts';
import type { Contestants } from './contestant.ts';
import { historiesAfter, inputOf } from './histories.ts';
import { report } from './report.ts';
import { measureRound, type Round } from './round.ts';

/*
 * How many cases a second are opened, read and acted on over HTTP, compared with workflows of bare
 * Temporal on the same embedded engine; the ledger in PGlite, or in the empty PostgreSQL of
 * DATABASE_URL:
 *
 *     npm run bench:rates                  # some minutes; writes its part of docs/performance.md
 *     npm run bench:rates -- --quick       # one small round, printed alone
 *     npm run bench:rates -- --rounds 10   # printed alone
 */

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});

/** Three rounds fit into the cache of each side's worker, with what comes before them. */
const ROUNDS = Number(values.rounds ?? (values.quick ? 1 : 3));
const COUNT = values.quick ? 60 : 300;
/** Before the first round: code is compiled and connections are made. */
const WARM_UP = { index: 0, count: 50, restMs: 0 };
const REST_MS = 5_000;
const HISTORIES = 5;

async function measure(contestants: Contestants): Promise<readonly Round[]> {
  await measureRound(contestants, WARM_UP);
  const rounds: Round[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const round = await measureRound(contestants, { index, count: COUNT, restMs: REST_MS });
    process.stderr.write(`round ${index + 1}: ${JSON.stringify(round)}\n`);
    rounds.push(round);
  }
  return rounds;
}

const databaseUrl = process.env['DATABASE_URL'];
const installation = await makeInstallation(
  ADMIN_KEY,
  databaseUrl ? { DATABASE_URL: databaseUrl } : {},
);
const toStop = [() => installation.remove()];
try {
  await installation.start();
  const address = installation.engineAddress;
  const connection = await Connection.connect({ address });
  toStop.unshift(() => connection.close());
  const client = new Client({ connection, namespace: DEFAULT_NAMESPACE });
  const ours = await casesOf(new Desk(installation.url));
  const { input, bytes } = await inputOf(client, await ours.open());
  const { contestant: bare, stop } = await startBare(client, address, input);
  toStop.unshift(stop);
  const rounds = await measure({ ours, bare });
  const histories = {
    ours: await historiesAfter(client, HISTORIES, [ours.open, ours.act, ours.close]),
    withFollowUps: await historiesAfter(client, HISTORIES, [
      ours.openWithFollowUps,
      ours.act,
      ours.close,
    ]),
    bare: await historiesAfter(client, HISTORIES, [bare.open, bare.act, bare.act]),
  };
  const text = report(rounds, histories, {
    count: COUNT,
    restSeconds: REST_MS / 1_000,
    inputBytes: bytes,
    database: databaseUrl ? 'PostgreSQL' : 'PGlite',
    machine: machine(),
  });
  process.stdout.write(`${text}\n`);
  if (!values.quick && !values.rounds) await writePart('rates', text);
} finally {
  for (const each of toStop) await each();
}
