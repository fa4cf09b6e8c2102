import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ADMIN_KEY, Desk } from '../../test/support/desk.ts';
import { HOUR } from '../../test/support/case-file.ts';
import { inParallel } from '../../test/support/in-parallel.ts';
import { makeInstallation } from '../../test/support/installation.ts';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { footprintOf } from './memory.ts';
import { report, type Measured } from './report.ts';

/*
 * How long the service takes to be ready and what memory it holds, started by `npm start` on a data
 * folder of its own and left alone; with the embedded database and, if DATABASE_URL is set, also
 * with the empty PostgreSQL it names:
 *
 *     npm run bench:footprint                # some minutes; writes its part of docs/performance.md
 *     npm run bench:footprint -- --quick     # fewer starts, printed alone
 */

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

/** How often the service is started in all. */
const STARTS = values.quick ? 2 : 10;
const IDLE_MS = values.quick ? 10_000 : 60_000;
const OPEN_CASES = 1_000;

async function measure(database: string, settings: NodeJS.ProcessEnv): Promise<Measured[]> {
  const installation = await makeInstallation(ADMIN_KEY, settings);
  const measured: Measured[] = [];
  const note = async (what: string, pid: number, readyMs: number | null): Promise<void> => {
    await delay(IDLE_MS);
    const measurement = { database, what, readyMs, footprint: footprintOf(pid) };
    measured.push(measurement);
    process.stderr.write(`${JSON.stringify(measurement)}\n`);
  };
  try {
    for (let start = 1; start <= STARTS; start += 1) {
      const startedAt = performance.now();
      const service = await installation.start('npm');
      const readyMs = performance.now() - startedAt;
      if (start === 1) await note('the first start', service.pid, readyMs);
      if (start === STARTS) {
        await note(`start ${STARTS}`, service.pid, readyMs);
        await openCases(installation.url);
        await note(`${OPEN_CASES.toLocaleString('en-US')} open cases`, service.pid, null);
      }
      service.interrupt();
      await service.ended;
    }
    return measured;
  } finally {
    await installation.remove();
  }
}

async function openCases(url: string): Promise<void> {
  const desk = new Desk(url);
  const account = await desk.account();
  await inParallel(Array.from({ length: OPEN_CASES }), () => desk.open(account, HOUR));
}

const databaseUrl = process.env['DATABASE_URL'];
const measured = await measure('embedded', {});
if (databaseUrl) measured.push(...(await measure('PostgreSQL', { DATABASE_URL: databaseUrl })));
const text = report(measured, { machine: machine(), idleSeconds: IDLE_MS / 1000 });
process.stdout.write(`${text}\n`);
if (!values.quick) await writePart('footprint', text);
