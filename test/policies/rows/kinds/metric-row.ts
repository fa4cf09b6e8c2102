import { expect } from 'vitest';
import type { MetricRule } from '../../../../domain/case/types.ts';
import type { RowTest } from '../row-test.ts';
import { promised, rowTest, viewOf, type Subject } from './subject.ts';

/** The tests of what an offering times beside the built-in metrics: these and no others. */
export function metricTests(of: Subject, ...metrics: readonly MetricRule[]): readonly RowTest[] {
  return metrics.map((metric) =>
    rowTest(of, `metrics ${metric.id}`, `is timed for the ${metric.audience}`, (from) => {
      expect(viewOf(from, of).metrics).toEqual(metrics);
      expect(promised(from, of, {}).metrics).toContainEqual(metric);
    }),
  );
}
