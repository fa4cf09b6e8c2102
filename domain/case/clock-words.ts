import { dueText } from './due-text.ts';
import type { Clock, Metric, Plan, PlannedWarning } from './types.ts';

/** What people read of a clock; a metric is called what it waits for. */
const NAMES: Readonly<Record<Metric, string>> = {
  first_response: 'first response',
  next_response: 'next response',
  resolution: 'resolution',
};

/** Why a breach is one. */
const MISSED: Readonly<Record<Metric, string>> = {
  first_response: 'nobody had answered',
  next_response: 'nobody had answered the customer',
  resolution: 'the case was not solved',
};

type Due = Pick<Plan, 'dueAt' | 'dueAtLocal'>;

/** The sentences about the clocks of a metric, for alerts, the timeline and whoever reads a timer. */
export function clockWords(metric: Metric) {
  const name = NAMES[metric];
  const Name = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    name,
    Name,
    due: (plan: Due) => `${Name} due ${dueText(plan)}`,
    next: ({ percent, beforeMinutes }: PlannedWarning) =>
      percent === null ? `warning ${beforeMinutes} min before` : `warning at ${percent} %`,
    warningDue: (warning: PlannedWarning, plan: Due) =>
      warning.percent === null
        ? `Warning ${warning.beforeMinutes} min before the ${name}, due ${dueText(plan)}`
        : `Warning at ${warning.percent} % of the time to the ${name}, due ${dueText(plan)}`,
    warning: (warning: PlannedWarning, clock: Clock) =>
      warning.percent === null
        ? `The ${name} is due within ${warning.beforeMinutes} minutes, at ${dueText(clock)}.`
        : `${warning.percent} % of the time to the ${name} is used; it is due at ${dueText(clock)}.`,
    breached: (clock: Clock) => `The ${name} was due at ${dueText(clock)} and ${MISSED[metric]}.`,
    met: (clock: Clock, late: boolean) =>
      `The ${name} came ${late ? 'after' : 'in time for'} its deadline, ${dueText(clock)}.`,
    escalated: (clock: Clock, level: { readonly level: number; readonly name: string }) =>
      `The ${name} was due at ${dueText(clock)} and ${MISSED[metric]}: this has come to ${level.name}, level ${level.level}.`,
  };
}
