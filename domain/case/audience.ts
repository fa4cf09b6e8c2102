import type { CaseState, Clock } from './case-state.ts';
import type { MetricRule } from './metric.ts';

/** Whether a clock is promised to the customer, and not agreed on by the teams alone. */
export function isForCustomer({ audience }: Pick<Clock, 'audience'>): boolean {
  return audience === 'customer';
}

/**
 * The state of a case as its customer may be told of it: without the clocks of internal agreements, and
 * without what happens to one of them next.
 */
export function toldToCustomer(state: CaseState): CaseState {
  const { clocks, pending, next } = state;
  const internal = clocks.filter((clock) => !isForCustomer(clock));
  const isInternal = internal.some(({ metric }) => next?.what.startsWith(`${metric}.`));
  return {
    ...state,
    clocks: clocks.filter(isForCustomer),
    pending: pending.filter(isForCustomer),
    next: isInternal ? null : next,
  };
}

/** The file of a case as its customer may be told of it: without what its offering times for the team alone. */
export function fileToldToCustomer<F extends { readonly metrics: readonly MetricRule[] }>(
  file: F,
): F {
  return { ...file, metrics: file.metrics.filter(isForCustomer) };
}
