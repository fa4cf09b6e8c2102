import type { Instant } from '../time/instant.ts';
import type { CaseState } from './types.ts';

/** The nearest instant at which something happens by itself, and what, for whoever reads the timer. */
export interface Wake {
  readonly at: Instant;
  readonly summary: string;
}

/** When a closed case is over; null where it is open, or over. */
export function closureWake({ closure }: CaseState, horizon: Instant): Wake | null {
  if (closure === null || closure.reopenableUntil <= horizon) return null;
  return { at: closure.reopenableUntil, summary: 'Last moment to reopen the closed case' };
}
