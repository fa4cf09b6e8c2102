import { spreadOf } from '../spread.ts';
import { figures, table } from '../table.ts';
import type { Lag } from './lag.ts';

/** What was measured in one round, by the name of the measure. */
export type Round = Readonly<Record<string, Lag>>;

/** The measure that all others are compared with. */
const MEASURE = 'ran';

const FIGURES = [
  ['median', 'the median'],
  ['p99', '99% within'],
  ['max', 'the last'],
] as const;

interface Setting {
  readonly storm: number;
  readonly database: string;
  readonly machine: string;
  /** What each measure means. */
  readonly measures: Readonly<Record<string, string>>;
}

/** The part of the document. A ratio is of two figures of one round. */
export function report(rounds: readonly Round[], setting: Setting): string {
  const { storm, database, machine, measures } = setting;
  const head = FIGURES.map(([, title]) => title);
  const lags = Object.entries(measures).map(([measure, meaning]) => [
    meaning,
    ...FIGURES.map(([key]) => figures(spreadOf(rounds.map((round) => lagIn(round, measure)[key])))),
  ]);
  const ratios = Object.entries(measures)
    .filter(([measure]) => measure !== MEASURE)
    .map(([measure, meaning]) => [
      meaning,
      ...FIGURES.map(([key]) =>
        figures(
          spreadOf(rounds.map((round) => lagIn(round, measure)[key] / lagIn(round, MEASURE)[key])),
        ),
      ),
    ]);
  return `
Written by \`npm run bench:storm\`. ${machine}; ledger in ${database}.

Milliseconds from the instant at which ${storm.toLocaleString('en-US')} are due: the median of ${rounds.length} rounds, with
minimum and maximum.

${table([['', ...head], ...lags])}

As a multiple of the bare timers' delay in the same round:

${table([['', ...head], ...ratios])}
`;
}

function lagIn(round: Round, measure: string): Lag {
  const lag = round[measure];
  if (lag === undefined) throw new Error(`${measure} was not measured`);
  return lag;
}
