import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { BUILT_IN_RULES } from '../case/metric.ts';
import type { MetricRule } from '../case/types.ts';

/** What an offering times, as a case keeps it: the built-in metrics, then its own in its order. */
export function metricsOf({
  metrics,
  clocks,
}: Pick<Offering, 'metrics' | 'clocks'>): readonly MetricRule[] {
  const timed = new Set<string>(['first_response', ...clocks.map(({ metric }) => metric)]);
  return [...BUILT_IN_RULES.filter(({ id }) => timed.has(id)), ...metrics];
}
