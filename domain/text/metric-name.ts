import { isBuiltIn, metricRule } from '../case/metric.ts';
import type { CaseFile, Metric } from '../case/types.ts';
import { WORDS } from './words/index.ts';
import { wordingIn, type Locale } from './words/locale.ts';

/** What a clock times, in the reader's language, as it stands after an article. */
export function metricName(
  file: Pick<CaseFile, 'metrics'>,
  metric: Metric,
  locale: Locale,
): string {
  const { metrics, ownMetric } = WORDS[locale];
  if (isBuiltIn(metric)) return metrics[metric];
  const rule = metricRule(file, metric);
  const name = rule?.name ? wordingIn(rule.name, locale) : metric;
  return ownMetric(name, rule?.audience ?? 'customer');
}
