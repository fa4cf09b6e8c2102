import type { Instant } from '../time/instant.ts';
import type { CaseState } from './case-state.ts';
import type { Metric } from './commitment.ts';
import type { Schedule, ScheduledWarning } from './schedule.ts';

type Deadline = Pick<Schedule, 'dueAt' | 'dueAtLocal'>;

/** What happens by itself, as far as whoever reads the timer has to know it. */
export type WakeupCause =
  | ({ readonly what: 'warning'; readonly metric: Metric } & Deadline &
      Pick<ScheduledWarning, 'percent' | 'beforeMinutes'>)
  | ({ readonly what: 'breach'; readonly metric: Metric } & Deadline)
  | { readonly what: 'escalation'; readonly level: number; readonly name: string }
  | ({ readonly what: 'reminder' } & Deadline)
  | ({ readonly what: 'non-response' } & Deadline)
  | { readonly what: 'end' };

/** The nearest instant at which something happens by itself, and what. */
export interface Wakeup {
  readonly at: Instant;
  readonly cause: WakeupCause;
}

/** Something that happens by itself when its instant has come, unless an act comes first. */
export interface ScheduledEvent extends Wakeup {
  readonly happen: () => void;
}

/** The earliest; of those at one instant the first in the list. Null where there is none. */
export function earliest<W extends Wakeup>(wakeups: readonly (W | null)[]): W | null {
  return wakeups.reduce((a, b) => (a === null || (b !== null && b.at < a.at) ? b : a), null);
}

/** When a closed case is over; null where it is open, or over. */
export function endWakeup({ closure }: Pick<CaseState, 'closure'>, after: Instant): Wakeup | null {
  if (closure === null || closure.reopenableUntil <= after) return null;
  return { at: closure.reopenableUntil, cause: { what: 'end' } };
}
