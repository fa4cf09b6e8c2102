import type { Metric } from '../case/commitment.ts';

/** The names of metrics for operators. */
export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  first_response: 'first response',
  next_response: 'next response',
  follow_up: 'follow-up',
  resolution: 'resolution',
};

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
