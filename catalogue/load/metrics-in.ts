import type { Offering } from '../schema/offering-schema.ts';
import { METRICS } from '../schema/vocabulary.ts';

/** What an offering may time: the built-in metrics, then its own. */
export function metricsIn({ metrics }: Pick<Offering, 'metrics'>): readonly string[] {
  return [...new Set<string>([...METRICS, ...metrics.map(({ id }) => id)])];
}

/** The metrics for which some row of an offering has a target. */
export function promisedIn({
  commitments,
  clocks,
}: Pick<Offering, 'commitments' | 'clocks'>): ReadonlySet<string> {
  const rows = [
    ...commitments.map(({ target }) => ({ metric: 'first_response', target })),
    ...clocks,
  ];
  return new Set(rows.filter(({ target }) => target !== null).map(({ metric }) => metric));
}
