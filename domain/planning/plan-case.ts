import { InstantRangeError, NeverOpensError } from '../time/errors.ts';
import { scheduleClock } from '../time/schedule.ts';
import { foldCase } from '../case/fold.ts';
import {
  NEVER,
  PlanMissingError,
  planKey,
  promiseOf,
  tablePlanner,
  type Planner,
  type PlanRequest,
} from '../case/planner.ts';
import type { Act, CaseFile, Commitment, Plan, PlanTable, SilenceStep } from '../case/types.ts';

/**
 * A planner that computes, from the calendars that travel with the case. It needs zones, so it runs
 * outside of workflow code. What would fall due in no year that can be counted falls never due.
 */
export function computingPlanner(file: CaseFile): Planner {
  return (request) => {
    const timed = timedBy(file, request);
    if (timed?.target === undefined || timed.target === null) return NEVER;
    const { target, calendar, warnings = [], escalations = [] } = timed;
    try {
      return scheduleClock({
        target,
        calendar: calendar === null ? null : (file.calendars[calendar] ?? null),
        startedAt: request.startedAt,
        pauses: request.pauses.list,
        breachedAt: request.breachedAt,
        warnings,
        escalations,
        timeZone: file.account.timeZone,
      });
    } catch (error) {
      if (error instanceof InstantRangeError || error instanceof NeverOpensError) return NEVER;
      throw error;
    }
  };
}

type Timed = Pick<Commitment, 'target' | 'calendar'> &
  Partial<Pick<Commitment, 'warnings' | 'escalations'>>;

function timedBy(file: CaseFile, { of, severity }: PlanRequest): Timed | null {
  if (of !== 'silence') return promiseOf(file, of, severity);
  const step: SilenceStep | undefined = file.silence?.[severity];
  return step ? { ...step, warnings: file.silence?.reminders ?? [] } : null;
}

/**
 * The plans that a case calls for and does not have yet: those of its acts, and of whatever happens
 * by itself after them if nobody does anything more.
 * @param known what it has beside the plans of its file
 */
export function plansFor(file: CaseFile, acts: readonly Act[], known: PlanTable = {}): PlanTable {
  const knows = tablePlanner(file, known);
  const computed = computingPlanner(file);
  const plans: Record<string, Plan> = {};
  foldCase(file, acts, Infinity, (request) => {
    try {
      return knows(request);
    } catch (error) {
      if (!(error instanceof PlanMissingError)) throw error;
      return (plans[planKey(request)] ??= computed(request));
    }
  });
  return plans;
}
