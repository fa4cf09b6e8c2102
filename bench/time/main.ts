import { parseArgs } from 'node:util';
import { VERSION as LUXON } from 'luxon';
import { Bench } from 'tinybench';
import manifest from '../../package.json' with { type: 'json' };
import type { Calendar } from '../../domain/time/calendar.ts';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { freshOffice, OFFICE } from '../office.ts';
import { spreadOf } from '../spread.ts';
import { figures, table } from '../table.ts';
import { ours, type Prepare } from './contestant.ts';
import { luxon } from './luxon.ts';
import { openingHours } from './opening-hours.ts';
import { differences, JOBS, STARTS, type Job } from './questions.ts';

/*
 * Our business time compared with Luxon, walked by hand, and with `opening_hours`, in turns in one
 * process:
 *
 *     npm run bench:time              # some minutes; writes its part of docs/performance.md
 *     npm run bench:time -- --quick   # few rounds, printed alone
 */

const OTHERS: readonly (readonly [string, Prepare])[] = [
  [`Luxon ${LUXON}, walked by hand`, luxon],
  [`opening_hours ${manifest.devDependencies.opening_hours}`, openingHours],
];

/** Rounds in which compilers and caches settle; they do not count. */
const WARM_UP = 3;

/** The sum of all answers, so that no compiler can optimise them away. */
let sum = 0;

/** A job for all contestants, either on a calendar in use or with a new one for each call. */
function benchOf(job: Job, isFresh: boolean): Bench {
  const bench = new Bench({ time: 40, iterations: 1, warmup: false, throws: true });
  let calendars: readonly Calendar[] = [];
  const beforeEach = () => void (calendars = isFresh ? STARTS.map(freshOffice) : []);
  for (const [name, prepare] of [['ours', ours] as const, ...OTHERS]) {
    const counter = prepare(OFFICE);
    const askOne = () => STARTS.forEach((start) => (sum += job(counter, start)));
    const askEach = () =>
      calendars.forEach((calendar, index) => (sum += job(prepare(calendar), STARTS[index]!)));
    bench.add(name, isFresh ? askEach : askOne, { async: false, beforeEach });
  }
  return bench;
}

/**
 * Our calls per millisecond, then how many times as long each of the others took in the same round.
 */
function playRound(bench: Bench): readonly number[] {
  bench.reset();
  const [own = Number.NaN, ...others] = bench.runSync().map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name} was not timed: ${result.state}`);
    return result.latency.mean / STARTS.length;
  });
  return [1 / own, ...others.map((ms) => ms / own)];
}

/** Jobs take turns, so that a machine that slows down does so for all. */
function timesTable(isFresh: boolean, rounds: number): string {
  const trials = [...JOBS].map(([label, job]) => ({
    label,
    bench: benchOf(job, isFresh),
    played: new Array<readonly number[]>(),
  }));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const { bench, played } of trials) {
      const measured = playRound(bench);
      if (round >= 0) played.push(measured);
    }
  }
  const heads = [
    'ours, thousands per second',
    ...OTHERS.map(([name]) => `${name}, as a multiple of our time`),
  ];
  return table([
    ['', ...trials.map(({ label }) => label)],
    ...heads.map((head, row) => [
      head,
      ...trials.map(({ played }) => figures(spreadOf(played.map((one) => one[row]!)))),
    ]),
  ]);
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = values.quick ? 3 : 11;
// `opening_hours` only knows the zone of its process.
process.env['TZ'] = OFFICE.timeZone;
const text = `
${OTHERS.map(([name, prepare]) => `${name}: ${differences(prepare)} answers differ from ours.`).join(' ')}

On a calendar that is already in use (median of ${rounds} rounds, with minimum and maximum):

${timesTable(false, rounds)}

On a new calendar, including its preparation, in a process that has used others in the same zone:

${timesTable(true, rounds)}

Written by \`npm run bench:time\`. ${machine()}.
`;
if (!Number.isFinite(sum)) throw new Error('an answer is no number');
console.log(text);
if (!values.quick) await writePart('time', text);
