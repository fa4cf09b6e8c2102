import { InstantRangeError, NeverOpensError } from '../time/errors.ts';
import { scheduleClock } from '../time/schedule.ts';
import { foldCase } from '../case/fold.ts';
import {
  commitmentFor,
  NEVER,
  PlanMissingError,
  planKey,
  tablePlanner,
  type Planner,
  type PlanRequest,
} from '../case/planner.ts';
import type { Act, CaseFile, Commitment, Plan, PlanTable } from '../case/types.ts';

/**
 * A planner that computes, from the calendars that travel with the case. It needs zones, so it runs
 * outside of workflow code. What would fall due in no year that can be counted falls never due.
 */
export function computingPlanner(file: Unplanned): Planner {
  return (request) => {
    try {
      return planned(file, request);
    } catch (error) {
      if (error instanceof InstantRangeError || error instanceof NeverOpensError) return NEVER;
      throw error;
    }
  };
}

/** Throws what `scheduleClock` throws. */
export function planned(file: Unplanned, request: PlanRequest): Plan {
  const timed = timedBy(file, request);
  if (!timed || timed.target === null) return NEVER;
  const { target, calendar, warnings, escalations } = timed;
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
}

/** What plans are made of. */
type Unplanned = Pick<CaseFile, 'account' | 'calendars' | 'commitments' | 'silence'>;

type Timed = Pick<Commitment, 'target' | 'calendar' | 'warnings' | 'escalations'>;

function timedBy(file: Unplanned, { of, severity }: PlanRequest): Timed | null {
  if (of !== 'silence') return commitmentFor(file, of, severity);
  const { silence } = file;
  return silence && { ...silence[severity], warnings: silence.reminders, escalations: [] };
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
