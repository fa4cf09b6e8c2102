import type { Audience, Metric } from '../../catalogue/schema/vocabulary.ts';
import { metricRule, type HasMetrics } from './metric.ts';

/** Whether a metric, or a clock of it, is promised to the customer, and not agreed on by the teams alone. */
export function isForCustomer({ audience }: { readonly audience: Audience }): boolean {
  return audience === 'customer';
}

/** For whom a metric is timed: the customer, if the case's offering does not have it. */
export function audienceOf(file: HasMetrics, metric: Metric): Audience {
  return metricRule(file, metric)?.audience ?? 'customer';
}
