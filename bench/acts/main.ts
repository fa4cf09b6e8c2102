import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { spreadOf } from '../spread.ts';
import { figure, figures, table } from '../table.ts';
import { costsOf, openedCase, type Cost } from './life.ts';

/*
 * What one more act costs a case, by how many it has had:
 *
 *     npm run bench:acts              # half a minute; writes its part of docs/performance.md
 *     npm run bench:acts -- --quick   # few rounds, printed alone
 */

const COUNT = 610;
/** Each is measured with its neighbours, as one act alone takes less than the clock can resolve. */
const SHOWN = [10, 100, 300, 600];
const NEIGHBOURS = 9;

/** Acts are reported this many minutes, or two or three times as many, after they happened. */
const KINDS = [
  { label: 'reported at once', lateMinutes: 0 },
  { label: 'reported out of order, one to three acts late', lateMinutes: 11 },
];

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 5 : 40;
/** Rounds in which code is compiled; they do not count. */
const WARM_UP = 3;
const file = openedCase();

/** By kind and act, in microseconds, one for each round. */
const measured = KINDS.map(() => SHOWN.map((): Cost[] => []));
for (let round = -WARM_UP; round < rounds; round += 1) {
  for (const [kind, { lateMinutes }] of KINDS.entries()) {
    const costs = costsOf(file, COUNT, lateMinutes);
    if (round >= 0) SHOWN.forEach((act, index) => measured[kind]?.[index]?.push(near(costs, act)));
  }
}

function near(costs: readonly Cost[], act: number): Cost {
  const neighbours = costs.slice(act - NEIGHBOURS - 1, act + NEIGHBOURS);
  return {
    inWorkflow: spreadOf(neighbours.map(({ inWorkflow }) => inWorkflow)).median,
    inActivity: spreadOf(neighbours.map(({ inActivity }) => inActivity)).median,
  };
}

function rowsOf(part: keyof Cost): string[][] {
  return KINDS.map(({ label }, kind) => {
    const spreads = measured[kind]!.map((costs) => spreadOf(costs.map((cost) => cost[part])));
    const ratio = spreads.at(-1)!.median / spreads[0]!.median;
    return [label, ...spreads.map(figures), figure(ratio)];
  });
}

const head = ['µs', ...SHOWN.map((act) => `act ${act}`), '600th to 10th'];
const report = `
Written by \`npm run bench:acts\`. ${machine()}.

Alternating requests and replies, ten minutes apart, under an offering with every kind of clock. Each
act is validated, its schedules are looked up, and it is recorded, all without Temporal: the median of
${rounds} rounds, with minimum and maximum.

${table([head, ...rowsOf('inWorkflow')])}

What the scheduling activity takes for each act:

${table([head, ...rowsOf('inActivity')])}
`;

process.stdout.write(`${report}\n`);
if (!isQuick) await writePart('acts', report);
