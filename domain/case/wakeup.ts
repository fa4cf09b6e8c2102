import type { Instant } from '../time/instant.ts';
import type { Metric, NonResponseStep } from './commitment.ts';
import type { Schedule, ScheduledWarning } from './schedule.ts';

type Deadline = Pick<Schedule, 'dueAt' | 'dueAtLocal'>;

/** What happens by itself, with the facts that a timer's description shows. */
export type EventCause =
  | ({ readonly what: 'warning'; readonly metric: Metric } & Deadline &
      Pick<ScheduledWarning, 'percent' | 'beforeMinutes'>)
  | ({ readonly what: 'breach'; readonly metric: Metric } & Deadline)
  | {
      readonly what: 'escalation';
      readonly metric: Metric;
      readonly level: number;
      readonly name: string;
      /** How many times the level has then been reached. */
      readonly number: number;
    }
  | ({ readonly what: 'reminder' } & Deadline)
  | {
      readonly what: 'wait-reminder';
      /** What is waited for, in English. */
      readonly name: string;
      readonly number: number;
      readonly repeats: number;
    }
  | ({ readonly what: 'non-response' } & Deadline & Pick<NonResponseStep, 'step'>);

/** Why a case wakes up: something happens to it, or it can no longer be reopened. */
export type WakeupCause = EventCause | { readonly what: 'end' };

/** The next instant at which something happens by itself, and what happens. */
export interface Wakeup {
  readonly at: Instant;
  readonly cause: WakeupCause;
}

/** Something that happens by itself at its instant unless an act comes first. */
export interface ScheduledEvent extends Wakeup {
  readonly cause: EventCause;
  readonly happen: () => void;
}

/** The earliest wakeup; at the same instant, the first in the list. Null if there is none. */
export function earliest<W extends Wakeup>(wakeups: readonly (W | null)[]): W | null {
  return wakeups.reduce((a, b) => (a === null || (b !== null && b.at < a.at) ? b : a), null);
}

/** The end of the time to reopen a closed case; null if the case is open or that time is over. */
export function endWakeup(
  closure: { readonly reopenableUntil: Instant } | null,
  after: Instant,
): Wakeup | null {
  if (closure === null || closure.reopenableUntil <= after) return null;
  return { at: closure.reopenableUntil, cause: { what: 'end' } };
}
