import { parseArgs } from 'node:util';
import { writePart } from '../document.ts';
import { firstAnswers } from './first-answers.ts';
import { installPackages } from './install.ts';
import { judge } from './judge.ts';
import { ownCosts } from './own-costs.ts';
import { findPython, WORKCLOCK } from './python.ts';
import { KINDS, randomCases, SMALL_HOURS, type Case } from './random-set.ts';
import { report, type Findings } from './report.ts';
import { entrants, type Entrant } from './roster.ts';
import { playRounds } from './rounds.ts';
import type { Judged } from './score-table.ts';
import type { Timed } from './speed-tables.ts';

/*
 * Business time side by side with other libraries, in one run on the same work:
 *
 *     npm run bench:time              # some minutes; writes its part of docs/performance.md
 *     npm run bench:time -- --quick   # few rounds and cases, printed alone
 */

const SEED = 20_261_121;

interface Extent {
  readonly rounds: number;
  /** Of each kind, and of those on which definitions differ. */
  readonly cases: number;
  readonly edges: number;
  /** That measure what ours costs alone. */
  readonly processes: number;
}
const WHOLE: Extent = { rounds: 21, cases: 500, edges: 200, processes: 9 };
const QUICK: Extent = { rounds: 3, cases: 20, edges: 20, processes: 1 };

async function run({ rounds, cases, edges, processes }: Extent): Promise<Findings> {
  await installPackages();
  const python = await findPython();
  const all = entrants(python);
  const absent = 'missing' in python ? [`workclock ${WORKCLOCK}: ${python.missing}`] : [];
  const timed = { ...(await time(all, rounds)), absent };
  const judged = await judgeAll(all, casesOf(cases, edges));
  console.log('Measuring what ours costs alone.');
  const costs = [];
  for (let index = 0; index < processes; index += 1) costs.push(await ownCosts());
  return { timed, judged, costs, python, rounds };
}

async function time(all: readonly Entrant[], rounds: number): Promise<Omit<Timed, 'absent'>> {
  const given = [];
  for (const entrant of all) {
    console.log(`Asking ${entrant.label}.`);
    given.push(...(await firstAnswers(entrant)));
  }
  console.log(`Timing ${rounds} rounds.`);
  return { entrants: all, given, bouts: await playRounds(given, rounds) };
}

function casesOf(count: number, edges: number): readonly Case[] {
  const usual = KINDS.flatMap((kind, index) => [...randomCases(kind, count, SEED + index)]);
  return [...usual, ...randomCases(SMALL_HOURS, edges, SEED + KINDS.length)];
}

/** All are asked the same cases. */
async function judgeAll(
  all: readonly Entrant[],
  cases: readonly Case[],
): Promise<readonly Judged[]> {
  const judged = [];
  for (const entrant of all) {
    if (entrant.sameAnswers) continue;
    console.log(`Judging ${entrant.label}.`);
    judged.push({ entrant, scores: await judge(entrant, cases) });
  }
  return judged;
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const text = report(await run(values.quick ? QUICK : WHOLE));
console.log(text);
if (!values.quick) await writePart('time', text);
