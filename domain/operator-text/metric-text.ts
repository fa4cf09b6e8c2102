import { oneLine } from '../typed-text/typed-text.ts';
import { isBuiltIn, metricRule } from '../case/metric.ts';
import type { BuiltInMetric, CaseFile, Metric } from '../case/types.ts';

/** The names of metrics for operators. */
export const METRIC_NAMES: Readonly<Record<BuiltInMetric, string>> = {
  first_response: 'first response',
  next_response: 'next response',
  follow_up: 'follow-up',
  resolution: 'resolution',
  acknowledgement: 'acknowledgement',
};

/** What a clock times, for operators. */
export function metricText(file: Pick<CaseFile, 'metrics'>, metric: Metric): string {
  if (isBuiltIn(metric)) return METRIC_NAMES[metric];
  const rule = metricRule(file, metric);
  const name = oneLine(rule?.name?.en ?? metric);
  return rule?.audience === 'team' ? `internal ${name}` : name;
}

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
