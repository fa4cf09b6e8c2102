import { rotated } from '../rotated.ts';
import type { FirstAnswers } from './first-answers.ts';
import type { ContestantProcess } from './process.ts';
import type { Reply, Request } from './protocol.ts';
import { startLoaded, type Entrant } from './roster.ts';
import type { Job } from './work.ts';
import { freshOffice, JOBS } from './work.ts';

/** On a calendar that is in use, or each time on one that was never seen. */
export type Mode = 'warm' | 'cold';

/** One job of one entrant, with the answers that it has to give again. */
export interface Bout {
  readonly entrant: Entrant;
  readonly job: Job;
  readonly mode: Mode;
  /** Calls a second of CPU time, a figure for each round. */
  readonly rates: readonly number[];
}

interface RunningBout extends Bout {
  readonly process: ContestantProcess;
  readonly answers: readonly number[];
  readonly rates: number[];
  /** As many as fill a chunk. */
  calls: number;
  /** How many were made. */
  made: number;
}

/** Long beside the resolution of the clock, short beside changes of the machine's speed. */
const CHUNK_SECONDS = 0.025;
/** They travel as JSON. */
const MANY_FRESH = 256;
/** Compilers and caches settle in rounds that aren't counted. */
const WARM_UP = 3;
const LIMIT_MS = 120_000;

/**
 * Times all jobs of all entrants, but for those that had no answers. In each round everybody has a
 * turn at the same job before the next job comes, each round in another order: where the machine
 * becomes slower, it does so for all. Throws where an entrant's answers differ from its first.
 */
export async function playRounds(
  given: readonly FirstAnswers[],
  rounds: number,
): Promise<readonly Bout[]> {
  const processes = new Map<Entrant, ContestantProcess>();
  try {
    for (const { entrant } of given) {
      if (!processes.has(entrant)) processes.set(entrant, await startLoaded(entrant));
    }
    const bouts = given.flatMap((one) => boutsOf(one, processes));
    for (let round = -WARM_UP; round < rounds; round += 1) await playRound(bouts, round);
    return bouts;
  } finally {
    for (const process of processes.values()) await process.stop();
  }
}

function boutsOf(
  { entrant, job, answers }: FirstAnswers,
  processes: ReadonlyMap<Entrant, ContestantProcess>,
): RunningBout[] {
  const process = processes.get(entrant);
  if (!process || !answers) return [];
  const modes: readonly Mode[] = entrant.cold ? ['warm', 'cold'] : ['warm'];
  return modes.map((mode) => ({
    entrant,
    job,
    mode,
    process,
    answers,
    rates: [],
    calls: 1,
    made: 0,
  }));
}

async function playRound(bouts: readonly RunningBout[], round: number): Promise<void> {
  for (const turn of turnsOf(bouts)) {
    for (const bout of rotated(turn, round)) {
      if (round < 0) await calibrate(bout);
      else bout.rates.push(bout.calls / (await playChunk(bout)));
    }
  }
}

/** Those that do the same work follow each other. */
function turnsOf(bouts: readonly RunningBout[]): readonly (readonly RunningBout[])[] {
  const modes: readonly Mode[] = ['warm', 'cold'];
  return JOBS.flatMap((job) =>
    modes.map((mode) => bouts.filter((bout) => bout.job === job && bout.mode === mode)),
  );
}

/** Finds how many calls fill a chunk. */
async function calibrate(bout: RunningBout): Promise<void> {
  const most = bout.mode === 'cold' ? MANY_FRESH : Infinity;
  while ((await playChunk(bout)) < CHUNK_SECONDS && bout.calls < most) bout.calls *= 2;
}

/** Makes a chunk's calls; tells how many seconds of CPU they took. */
async function playChunk(bout: RunningBout): Promise<number> {
  const from = bout.made;
  bout.made += bout.calls;
  const reply = await bout.process.ask(requestOf(bout, from), LIMIT_MS);
  checkSum(bout, from, reply);
  return reply.seconds ?? Number.NaN;
}

let serial = 0;

function requestOf({ job, mode, calls }: RunningBout, from: number): Request {
  if (mode === 'warm') return { op: 'time-warm', job, from, calls };
  const calendars = Array.from({ length: calls }, () => freshOffice((serial += 1)));
  return { op: 'time-cold', job, from, calendars };
}

/** What is timed must be the work itself: all answers, and the same as before. */
function checkSum({ answers, calls, entrant, job }: RunningBout, from: number, reply: Reply): void {
  const of = (count: number): number => {
    const whole = Math.floor(count / answers.length);
    const rest = answers.slice(0, count % answers.length);
    return whole * total(answers) + total(rest);
  };
  const expected = of(from + calls) - of(from);
  if (Math.abs((reply.sum ?? Number.NaN) - expected) <= 1e-9 * Math.abs(expected)) return;
  throw new Error(`${entrant.label} answers ${job.label} otherwise when timed`);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
