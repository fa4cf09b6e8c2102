import type { Takeover, TakenOver } from './taken-over.ts';
import type { Metric } from './terms.ts';

/** What came of a takeover, by what the service tells. */
export interface Findings {
  readonly asked: number;
  readonly paused: number;
  readonly reopened: number;
  readonly closedForSilence: number;
  readonly severityChanged: number;
  readonly rowsLeftOut: number;
  readonly attainments: readonly Attainment[];
}

/** Of the clocks of a metric; one that ended with its case, unanswered, is in neither. */
interface Attainment {
  readonly metric: Metric;
  readonly met: number;
  readonly breached: number;
  readonly cancelled: number;
}

const METRICS = ['first_response', 'next_response', 'resolution'] as const;

export function findingsOf({ terms, all }: Takeover): Findings {
  const clocks = all.flatMap(({ found }) => found?.case.clocks ?? []);
  const having = (type: string) => all.filter((one) => one.found?.events.includes(type)).length;
  const walkedSum = (of: (one: TakenOver) => number) => all.reduce((sum, one) => sum + of(one), 0);
  return {
    asked: having('case.customer.asked'),
    paused: all.filter((one) => one.found?.case.clocks.some(({ pauses }) => pauses.length > 0))
      .length,
    reopened: having('case.reopened'),
    closedForSilence: walkedSum(({ walked }) => walked.closedForSilence),
    severityChanged: all.filter(({ walked }) => walked.acts.some(({ act }) => act === 'severity'))
      .length,
    rowsLeftOut: walkedSum(({ walked }) => walked.rowsLeftOut),
    attainments: METRICS.filter((metric) => terms.promises[metric]).map((metric) => {
      const count = (state: string) =>
        clocks.filter((clock) => clock.metric === metric && clock.state === state).length;
      return {
        metric,
        met: count('met'),
        breached: count('breached'),
        cancelled: count('cancelled'),
      };
    }),
  };
}
