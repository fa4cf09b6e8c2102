import { METRICS } from '../../catalogue/schema/vocabulary.ts';
import type { CaseState, Clock } from './case-state.ts';

export const WAITING_PARTIES = ['support', 'customer'] as const;

/** Who has to act next on a case. */
export type WaitingParty = (typeof WAITING_PARTIES)[number];

/** What of a case tells who has to act, as its state has it or as it is shown. */
interface Waiting {
  readonly closure: object | null;
  readonly nonResponse: { readonly flagged: boolean } | null;
}

/** Who has to act next; null once the case is closed. A flagged case waits for support to close it. */
export function waitingParty({ closure, nonResponse }: Waiting): WaitingParty | null {
  if (closure !== null) return null;
  return nonResponse !== null && !nonResponse.flagged ? 'customer' : 'support';
}

/**
 * The oldest breach that support has to do something about now; null if there is none. Only the newest
 * clock of a metric counts: a case that was reopened is timed anew, and nobody can meet the earlier one.
 */
export function openBreach(state: CaseState): Clock | null {
  if (waitingParty(state) !== 'support') return null;
  const open = METRICS.flatMap(
    (metric) => state.clocks.findLast((clock) => clock.metric === metric) ?? [],
  ).filter(({ breachedAt, metAt }) => breachedAt !== null && metAt === null);
  return open.toSorted((a, b) => (a.breachedAt ?? 0) - (b.breachedAt ?? 0))[0] ?? null;
}
