import type { Unscheduled } from '../case/journal.ts';
import { CaseMachine } from '../case/machine.ts';
import { live, replay } from '../case/replay.ts';
import {
  commitmentFor,
  NEVER,
  scheduleKey,
  type Scheduler,
  type ScheduleRequest,
} from '../case/scheduler.ts';
import type { CaseFile, Commitment, Schedule, ScheduleTable } from '../case/types.ts';
import { InstantRangeError, NeverOpensError } from '../time/errors.ts';
import { scheduleClock } from './schedule-clock.ts';

/** What schedules are made of. */
export type SchedulingTerms = Pick<
  CaseFile,
  'account' | 'calendars' | 'commitments' | 'nonResponse'
>;

/**
 * A scheduler that computes, from the calendars that travel with the case. It needs zones, so it runs
 * outside of workflow code. What would fall due in no year that can be counted falls never due.
 */
export function computingScheduler(terms: SchedulingTerms): Scheduler {
  return (request) => {
    try {
      return scheduled(terms, request);
    } catch (error) {
      if (error instanceof InstantRangeError || error instanceof NeverOpensError) return NEVER;
      throw error;
    }
  };
}

/** Throws what `scheduleClock` throws. */
export function scheduled(terms: SchedulingTerms, request: ScheduleRequest): Schedule {
  const timed = timedBy(terms, request);
  if (!timed || timed.target === null) return NEVER;
  const { target, calendar, warnings, escalations } = timed;
  return scheduleClock({
    target,
    calendar: calendar === null ? null : (terms.calendars[calendar] ?? null),
    startedAt: request.startedAt,
    pauses: request.pauses.list,
    breachedAt: request.breachedAt,
    warnings,
    escalations,
    timeZone: terms.account.timeZone,
  });
}

/**
 * Every schedule that a case calls for at its opening: those of its history, and of whatever happens
 * by itself after it if nobody does anything more.
 * @param kept the scheduler that has judged the history, with what it computed: nothing is then computed twice
 */
export function schedulesOf(file: CaseFile, kept: Keeping = keeping(file)): ScheduleTable {
  replay(file, [], Infinity, kept.scheduler);
  return kept.schedules;
}

/** The schedules that some acts call for beside those that are known, and whatever happens by itself after them. */
export function schedulesWith(
  file: CaseFile,
  { snapshot, acts, known }: Unscheduled,
): ScheduleTable {
  const { scheduler, schedules } = keeping(file, known);
  const machine = CaseMachine.from(file, scheduler, snapshot);
  for (const act of acts) live(machine, act);
  machine.runThrough(Infinity);
  return schedules;
}

/** A scheduler, and the table of whatever it has had to compute. */
interface Keeping {
  readonly scheduler: Scheduler;
  readonly schedules: ScheduleTable;
}

/** A scheduler that computes, as `computingScheduler` does, and keeps whatever it has to compute. */
export function keeping(terms: SchedulingTerms, known: ScheduleTable = {}): Keeping {
  const computed = computingScheduler(terms);
  const schedules: Record<string, Schedule> = {};
  const scheduler: Scheduler = (request) => {
    const key = scheduleKey(request);
    return known[key] ?? (schedules[key] ??= computed(request));
  };
  return { scheduler, schedules };
}

type Timed = Pick<Commitment, 'target' | 'calendar' | 'warnings' | 'escalations'>;

function timedBy(terms: SchedulingTerms, { of, severity }: ScheduleRequest): Timed | null {
  if (of !== 'non-response') return commitmentFor(terms, of, severity);
  const { nonResponse } = terms;
  return (
    nonResponse && { ...nonResponse[severity], warnings: nonResponse.reminders, escalations: [] }
  );
}
