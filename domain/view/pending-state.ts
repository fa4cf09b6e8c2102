import type { PendingClock } from '../case/types.ts';

/** The state in which a clock that has not started is shown. */
export function pendingState({ target }: PendingClock): 'pending' | 'none' {
  return target === null ? 'none' : 'pending';
}
