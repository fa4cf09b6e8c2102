import { METRICS } from '../../catalogue/schema/vocabulary.ts';
import type { Metric } from './commitment.ts';

/** Something that happens to a case and can start a clock. */
export type Moment =
  | 'opening'
  /** Support says something to the customer. */
  | 'answer'
  | 'reply'
  | 'reopening-unanswered'
  | 'reopening-answered';

/** What a metric times: from which moments on, and until what. */
interface MetricRule {
  readonly startedBy: readonly Moment[];
  readonly metBy: 'answer' | 'solution';
  /** Whether its running clock also times the answer to what the customer writes meanwhile. */
  readonly coversReplies: boolean;
}

const RULES: Readonly<Record<Metric, MetricRule>> = {
  first_response: {
    startedBy: ['opening', 'reopening-unanswered'],
    metBy: 'answer',
    coversReplies: true,
  },
  next_response: {
    startedBy: ['reply', 'reopening-answered'],
    metBy: 'answer',
    coversReplies: true,
  },
  // The silence between two words of support, whether or not the customer has written.
  follow_up: { startedBy: ['answer', 'reopening-answered'], metBy: 'answer', coversReplies: false },
  // What a reopening does to it is for the offering to say.
  resolution: { startedBy: ['opening'], metBy: 'solution', coversReplies: false },
};

/** The metrics whose clocks a moment starts, in the order in which clocks are listed. */
export function startedBy(moment: Moment): readonly Metric[] {
  return METRICS.filter((metric) => RULES[metric].startedBy.includes(moment));
}

/** Whether an answer to the customer meets the clock; otherwise only a solution does. */
export function isMetByAnswer(metric: Metric): boolean {
  return RULES[metric].metBy === 'answer';
}

/** Whether a reply of the customer starts no further clock while this one runs. */
export function coversReplies(metric: Metric): boolean {
  return RULES[metric].coversReplies;
}
