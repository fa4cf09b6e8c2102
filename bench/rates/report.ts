import { spreadOf } from '../spread.ts';
import { figure, figures, table } from '../table.ts';
import type { HistorySize } from './histories.ts';
import { MEASURES } from './measures.ts';
import { CONCURRENCY, FURTHER_READS, type Round } from './round.ts';

interface Setting {
  /** How many each side opened in a round. */
  readonly count: number;
  readonly restSeconds: number;
  /** Of the input that workflows of both sides were started with. */
  readonly inputBytes: number;
  readonly database: string;
  readonly machine: string;
}

/** What was done to the workflows whose histories are shown. */
const HISTORIES = {
  ours: 'a case: opened, answered, closed',
  withFollowUps: 'the same under `21vianet`, with a clock for follow-ups',
  bare: 'a bare workflow: started, updated twice',
} as const;

/** Sizes of histories, one for each workflow. */
export type Histories = Readonly<Record<keyof typeof HISTORIES, readonly HistorySize[]>>;

/** The part of the document. A ratio is of two rates of one round. */
export function report(rounds: readonly Round[], histories: Histories, setting: Setting): string {
  const { count, restSeconds, inputBytes, database, machine } = setting;
  const rates = keysOf(MEASURES).map((measure) => {
    const { ours, bare, aim } = MEASURES[measure];
    const all = rounds.map((round) => round[measure]);
    return [
      `${ours}; ${bare}`,
      figures(spreadOf(all.map((each) => each.ours))),
      figures(spreadOf(all.map((each) => each.bare))),
      figures(spreadOf(all.map((each) => each.ours / each.bare))),
      `≥ ${figure(aim)}`,
    ];
  });
  const sizes = keysOf(HISTORIES).map((which) => [
    HISTORIES[which],
    figures(spreadOf(histories[which].map(({ events }) => events))),
    figures(spreadOf(histories[which].map(({ bytes }) => bytes))),
  ]);
  return `
Written by \`npm run bench:rates\`. ${machine}; ledger in ${database}.

Answered per second: the median of ${rounds.length} rounds, with minimum and maximum. In each round both sides open
${count}, which are then read ${1 + FURTHER_READS} times and answered twice, with ${CONCURRENCY} calls under way at once and a rest of
${restSeconds} seconds before each turn. Workflows of both sides start with the same ${inputBytes.toLocaleString('en-US')} bytes of input.

${table([['ours; bare Temporal', 'ours', 'bare', 'ours as a multiple', 'aim'], ...rates])}

The history of a workflow, with nothing under way whenever it is acted on; the closed case can still be reopened. The median
of ${histories.ours.length} each, with minimum and maximum:

${table([['', 'events', 'bytes'], ...sizes])}
`;
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own tables, without further keys
  return Object.keys(record) as K[];
}
