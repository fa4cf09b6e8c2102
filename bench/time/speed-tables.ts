import { spreadOf } from '../spread.ts';
import { figures, table } from '../table.ts';
import type { FirstAnswers } from './first-answers.ts';
import type { Entrant } from './roster.ts';
import type { Bout, Mode } from './rounds.ts';
import type { Job } from './work.ts';
import { JOBS } from './work.ts';

/** All that was timed in one run, and what was answered before. */
export interface Timed {
  readonly entrants: readonly Entrant[];
  readonly given: readonly FirstAnswers[];
  readonly bouts: readonly Bout[];
  /** Who could not take part, and why. */
  readonly absent: readonly string[];
}

const HEAD = ['', ...JOBS.map(({ label }) => label)];

/** Thousands of calls a second in one mode: a row for each entrant, a column for each job. */
export function ratesTable(timed: Timed, mode: Mode): string {
  const rows = jobRows(timed, mode, timed.entrants, ({ rates }) =>
    rates.map((rate) => rate / 1_000),
  );
  const absent = timed.absent.map((label) => [label, ...JOBS.map(() => 'not measured')]);
  return table([HEAD, ...rows, ...absent]);
}

/** How many times as many calls ours makes as each of the others, round by round. */
export function ratiosTable(timed: Timed, mode: Mode): string {
  const [ours, ...others] = timed.entrants;
  const rows = jobRows(timed, mode, others, (bout) => {
    const own = timed.bouts.find((one) => one.entrant === ours && isAlike(one, bout));
    return bout.rates.map((rate, round) => (own?.rates[round] ?? Number.NaN) / rate);
  });
  return table([HEAD, ...rows]);
}

/** What the smaller amount takes beside the larger, of ours, round by round. */
export function largeBySmall({ bouts, entrants }: Timed, mode: Mode): readonly number[] {
  const [small, , large] = JOBS.slice(0, 3).map((job) =>
    bouts.find((one) => one.entrant === entrants[0] && isAlike(one, { job, mode })),
  );
  return (large?.rates ?? []).map((rate, round) => (small?.rates[round] ?? Number.NaN) / rate);
}

function isAlike(one: Pick<Bout, 'job' | 'mode'>, other: Pick<Bout, 'job' | 'mode'>): boolean {
  return one.job === other.job && one.mode === other.mode;
}

function jobRows(
  timed: Timed,
  mode: Mode,
  entrants: readonly Entrant[],
  values: (bout: Bout) => readonly number[],
): readonly (readonly string[])[] {
  return entrants
    .filter(({ cold }) => mode === 'warm' || cold)
    .map((entrant) => [
      entrant.label,
      ...JOBS.map((job) => {
        const alike = (one: Bout) => one.entrant === entrant && isAlike(one, { job, mode });
        const bout = timed.bouts.find(alike);
        if (!bout) return 'no answer';
        return `${figures(spreadOf(values(bout)))}${mark(timed, entrant, job)}`;
      }),
    ]);
}

/** Whoever answers otherwise than ours is marked: to be fast and wrong is no feat. */
function mark({ given, entrants }: Timed, entrant: Entrant, job: Job): string {
  const [own, theirs] = [entrants[0], entrant].map((each) =>
    given.find((one) => one.entrant === each && one.job === job),
  );
  return theirs?.answers?.every((answer, index) => answer === own?.answers?.[index]) ? '' : ' *';
}
