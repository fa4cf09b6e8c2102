import type { Instant } from '../time/instant.ts';
import { dueText } from './due-text.ts';
import type { CaseState } from './types.ts';

/** The nearest instant at which something happens by itself, and what, for whoever reads the timer. */
export interface Wake {
  readonly at: Instant;
  readonly summary: string;
}

/** Null where nothing will ever happen by itself: no timer is needed. */
export function nextWake(state: CaseState, horizon: Instant): Wake | null {
  const wakes = [...clockWakes(state), ...closureWakes(state)].filter((wake) => wake.at > horizon);
  return wakes.reduce<Wake | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
}

function clockWakes(state: CaseState): Wake[] {
  return state.clocks
    .filter((clock) => clock.state === 'running')
    .flatMap((clock) => [
      ...clock.warnings.map(({ at, percent }) => ({
        at,
        summary: `Warning at ${percent} % of the time to the first response, due ${dueText(clock)}`,
      })),
      ...(clock.dueAt === null
        ? []
        : [{ at: clock.dueAt, summary: `First response due ${dueText(clock)}` }]),
    ]);
}

function closureWakes(state: CaseState): Wake[] {
  if (state.closure === null) return [];
  return [{ at: state.closure.reopenableUntil, summary: 'Last moment to reopen the closed case' }];
}
