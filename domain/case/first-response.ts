import type { Instant } from '../time/instant.ts';
import { toIso } from '../time/instant.ts';
import { dueText } from './due-text.ts';
import { clockKey, DEADLINE_RANK, isQuiet, SYSTEM, type Placed } from './occurrence.ts';
import type { CaseEventType, Clock, ClockPlan, ClockState } from './types.ts';

/** A case that is never reopened has one cycle. */
const FIRST_CYCLE = 1;

/** What ended the wait for the first response. */
export interface Answer {
  readonly at: Instant;
  readonly by: string;
  /** The rank of the act among the acts, so that what it causes stands right after it. */
  readonly rank: number;
  /** False for a close as unresolved or withdrawn: it cancels the clock and answers nobody. */
  readonly counts: boolean;
}

export interface ClockRun {
  readonly clock: Clock;
  readonly occurrences: readonly Placed[];
}

/**
 * One clock as of `horizon`: which warnings and whether the breach have come, what met it.
 * A response at `dueAt` itself meets the clock; a breached clock that is answered stays breached
 * and gains `metAt`; a close that is no answer cancels a clock unless it was breached.
 */
export function runClock(
  plan: ClockPlan,
  answer: Answer | null,
  horizon: Instant,
  quietBefore: Instant,
): ClockRun {
  const isDue = (at: Instant) => at <= horizon && (answer === null || at < answer.at);
  const breachedAt = plan.dueAt !== null && isDue(plan.dueAt) ? plan.dueAt : null;
  const metAt = plan.dueAt !== null && answer?.counts ? answer.at : null;
  const clock: Clock = {
    ...plan,
    cycle: FIRST_CYCLE,
    state: stateOf(plan, answer, breachedAt),
    metAt,
    breachedAt,
    warnings: plan.warnings.map((warning) => ({
      ...warning,
      sent: isDue(warning.at) && !isQuiet(warning.at, quietBefore),
    })),
  };
  const occurrences = [
    ...plan.warnings
      .filter((warning) => isDue(warning.at))
      .map((w) => warned(clock, w, quietBefore)),
    ...(breachedAt === null ? [] : [breached(clock, breachedAt, quietBefore)]),
    ...(metAt === null || answer === null ? [] : [met(clock, metAt, answer, quietBefore)]),
  ];
  return { clock, occurrences };
}

function stateOf(plan: ClockPlan, answer: Answer | null, breachedAt: Instant | null): ClockState {
  if (plan.dueAt === null) return 'none';
  if (breachedAt !== null) return 'breached';
  if (answer === null) return 'running';
  return answer.counts ? 'met' : 'cancelled';
}

function warned(
  clock: Clock,
  warning: ClockPlan['warnings'][number],
  quietBefore: Instant,
): Placed {
  return {
    rank: DEADLINE_RANK,
    occurrence: {
      ...about(clock, 'case.sla.warning', warning.at, quietBefore),
      key: clockKey(clock.metric, clock.cycle, warning.percent),
      actor: SYSTEM,
      data: {
        reason: `${warning.percent} % of the time to the first response is used; it is due at ${dueText(clock)}.`,
        source: clock.source,
        percent: warning.percent,
        next: nextOf(clock, warning.at),
      },
    },
  };
}

function breached(clock: Clock, at: Instant, quietBefore: Instant): Placed {
  return {
    rank: DEADLINE_RANK,
    occurrence: {
      ...about(clock, 'case.sla.breached', at, quietBefore),
      key: clockKey(clock.metric, clock.cycle, 'breached'),
      actor: SYSTEM,
      data: {
        reason: `The first response was due at ${dueText(clock)} and nobody had answered.`,
        source: clock.source,
      },
    },
  };
}

function met(clock: Clock, at: Instant, answer: Answer, quietBefore: Instant): Placed {
  const late = clock.breachedAt !== null;
  return {
    rank: answer.rank + 0.5,
    occurrence: {
      ...about(clock, late ? 'case.sla.met_late' : 'case.sla.met', at, quietBefore),
      key: clockKey(clock.metric, clock.cycle, late ? 'met_late' : 'met'),
      actor: answer.by,
      data: {
        reason: `The first response came ${late ? 'after' : 'in time for'} its deadline, ${dueText(clock)}.`,
        source: clock.source,
      },
    },
  };
}

function about(clock: Clock, type: CaseEventType, at: Instant, quietBefore: Instant) {
  return { type, at, metric: clock.metric, quiet: isQuiet(at, quietBefore) };
}

/** What follows a warning: the next one, or the deadline. */
function nextOf(clock: Clock, after: Instant): { what: string; at: string } | null {
  const warning = clock.warnings.find((one) => one.at > after);
  if (warning) return { what: `warning at ${warning.percent} %`, at: toIso(warning.at) };
  return clock.dueAt === null ? null : { what: 'breach', at: toIso(clock.dueAt) };
}
