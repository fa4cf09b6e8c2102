import { machine } from '../machine.ts';
import { spreadOf } from '../spread.ts';
import { figure, figures, table } from '../table.ts';
import type { OwnCosts } from './own-costs.ts';
import type { Python } from './python.ts';
import { scoreTable, type Judged } from './score-table.ts';
import { largeBySmall, ratesTable, ratiosTable, type Timed } from './speed-tables.ts';

/** All that one run found. */
export interface Findings {
  readonly timed: Timed;
  readonly judged: readonly Judged[];
  /** One for each process that was started for it. */
  readonly costs: readonly OwnCosts[];
  readonly python: Python;
  readonly rounds: number;
}

/** What is printed and written into `docs/performance.md`. */
export function report(findings: Findings): string {
  const { timed, judged, costs, python, rounds } = findings;
  return `
Written by \`npm run bench:time\`. ${machine()}${pythonOf(python)}.

Thousands of calls a second of CPU time, each cell the median of ${rounds} rounds and the least and
most of them. The work: Monday to Friday from nine to five in Berlin, ten holidays, 64 starts in turn.
A star marks whoever answers some of the 64 otherwise than ours.

On a calendar that is in use:

${ratesTable(timed, 'warm')}

The first call on a calendar that was never seen, with making it ready, in a process that has met
others in the same zone:

${ratesTable(timed, 'cold')}

How many times as many calls ours makes in the same round, in use:

${ratiosTable(timed, 'warm')}

And on a calendar never seen:

${ratiosTable(timed, 'cold')}

Right answers, by the definition that ours is held against too (a walk from minute to minute that
shares no code with it):

${scoreTable(judged)}

Ours alone:

${costTable(timed, costs)}
`;
}

function pythonOf(python: Python): string {
  return 'missing' in python ? '' : `, workclock under ${python.version}`;
}

function costTable(timed: Timed, costs: readonly OwnCosts[]): string {
  const milliseconds = (of: (cost: OwnCosts) => readonly number[]): string =>
    `${figures(spreadOf(costs.flatMap(of)))} ms of CPU time`;
  const kilobytes = (of: (cost: OwnCosts) => number): string =>
    `${figure(spreadOf(costs.map(of)).median)} kB`;
  return table([
    ['', 'measured'],
    ['compiling a year, in a zone already met', milliseconds(({ knownZoneMs }) => knownZoneMs)],
    ['compiling a year, in a zone never met', milliseconds(({ newZoneMs }) => newZoneMs)],
    ['compiling a year, the first thing a process does', milliseconds(({ firstMs }) => [firstMs])],
    ['memory of a calendar and its first year', kilobytes(({ firstYearKb }) => firstYearKb)],
    ['memory of each further year', kilobytes(({ laterYearKb }) => laterYearKb)],
    ['+2,000 h takes, of what +8 h takes', figures(spreadOf(largeBySmall(timed, 'warm')))],
  ]);
}
