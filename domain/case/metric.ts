import type { Wording } from '../../catalogue/schema/source.ts';
import type { Audience, BuiltInMetric, Metric } from '../../catalogue/schema/vocabulary.ts';
import { CLOCK_MOMENTS, METRICS } from '../../catalogue/schema/vocabulary.ts';

/**
 * What happens to a case and can start a clock or end one: the moments that offerings name, and whether a
 * reopened case had been answered before.
 */
export const MOMENTS = [...CLOCK_MOMENTS, 'reopened-answered', 'reopened-unanswered'] as const;
type Moment = (typeof MOMENTS)[number];

/** By what a clock starts or ends. */
export interface Trigger {
  readonly on: Moment;
  /** Which of the offering's own fields has to change, of several any; absent for any field. */
  readonly fields?: readonly string[] | undefined;
  /** The metric of the clock that has to end. */
  readonly clock?: Metric | undefined;
}

/** By what a clock starts. */
interface Start extends Trigger {
  /** It does not start while a clock of one of these metrics runs, which times the same. */
  readonly unless?: readonly Metric[] | undefined;
}

/** What a metric times: from when on and until what, and for whom. */
export interface MetricRule {
  readonly id: Metric;
  /** What an offering calls one of its own, by language; null for a built-in one. */
  readonly name: Wording | null;
  /** Whether it is promised to the customer, or agreed on by the teams alone. */
  readonly audience: Audience;
  readonly starts: readonly Start[];
  /** The first of them meets the clock. */
  readonly ends: readonly Trigger[];
}

/** What happened to a case: a moment, with the fields that changed or the metric whose clock ended. */
export type Happening = Trigger;

type Timing = Pick<MetricRule, 'starts' | 'ends'>;

const ANSWER: readonly Trigger[] = [{ on: 'answered' }, { on: 'solved' }];

const RULES: Readonly<Record<BuiltInMetric, Timing>> = {
  first_response: {
    starts: [{ on: 'opened' }, { on: 'reopened-unanswered' }],
    ends: ANSWER,
  },
  next_response: {
    starts: [
      { on: 'customer-wrote', unless: ['first_response', 'next_response'] },
      { on: 'reopened-answered' },
    ],
    ends: ANSWER,
  },
  // The silence between two words of support, whether or not the customer has written.
  follow_up: { starts: [{ on: 'answered' }, { on: 'reopened-answered' }], ends: ANSWER },
  // What a reopening does to it is for the offering to say.
  resolution: { starts: [{ on: 'opened' }], ends: [{ on: 'solved' }] },
  acknowledgement: {
    starts: [{ on: 'opened' }, { on: 'reopened-unanswered' }],
    ends: [{ on: 'acknowledged' }, { on: 'solved' }],
  },
};

/** The rules of the metrics that every offering may have, in the order in which clocks are listed. */
export const BUILT_IN_RULES: readonly MetricRule[] = METRICS.map((id) => ({
  id,
  name: null,
  audience: 'customer',
  ...RULES[id],
}));

/** Whether a metric is one that every offering may have. */
export function isBuiltIn(metric: Metric): metric is BuiltInMetric {
  return METRICS.some((each) => each === metric);
}

/** What has the rules of metrics: a case file. */
export interface HasMetrics {
  readonly metrics: readonly MetricRule[];
}

/** The rule of a metric; null if the case's offering does not have it. */
export function metricRule({ metrics }: HasMetrics, metric: Metric): MetricRule | null {
  return metrics.find(({ id }) => id === metric) ?? null;
}

/**
 * The metrics whose clocks start by what happened, in the order in which clocks are listed.
 * @param running the metrics whose clocks run
 */
export function startedBy(
  { metrics }: HasMetrics,
  happened: readonly Happening[],
  running: ReadonlySet<Metric>,
): readonly Metric[] {
  return metrics
    .filter(({ id, starts }) => !running.has(id) && isStarted(starts, happened, running))
    .map(({ id }) => id);
}

function isStarted(
  starts: readonly Start[],
  happened: readonly Happening[],
  running: ReadonlySet<Metric>,
): boolean {
  return starts.some(
    (start) => isBy(start, happened) && !start.unless?.some((metric) => running.has(metric)),
  );
}

/** Whether what happened meets the clocks of a metric. */
export function isEndedBy(
  file: HasMetrics,
  metric: Metric,
  happened: readonly Happening[],
): boolean {
  const ends = metricRule(file, metric)?.ends ?? [];
  return ends.some((end) => isBy(end, happened));
}

function isBy({ on, fields, clock }: Trigger, happened: readonly Happening[]): boolean {
  return happened.some(
    (each) =>
      each.on === on &&
      (clock === undefined || each.clock === clock) &&
      (fields === undefined || fields.some((field) => each.fields?.includes(field))),
  );
}
