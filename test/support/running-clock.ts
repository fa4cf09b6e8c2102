import type { Clock, ClockPlan } from '../../domain/case/types.ts';

/** A clock as its case has just started it. */
export function runningClock(plan: ClockPlan): Clock {
  return {
    ...plan,
    cycle: 1,
    state: 'running',
    metAt: null,
    breachedAt: null,
    warnings: plan.warnings.map((warning) => ({ ...warning, sent: false })),
  };
}
