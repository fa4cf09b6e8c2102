import type { Unscheduled } from '../case/journal.ts';
import { rowOf } from '../case/commitment-for.ts';
import { CaseMachine } from '../case/machine.ts';
import { replayAct, replay } from '../case/replay.ts';
import {
  NEVER,
  nonResponseTerms,
  scheduleKey,
  type Scheduler,
  type ScheduleRequest,
} from '../case/scheduler.ts';
import {
  isWaitSubject,
  waitSubject,
  type CaseFile,
  type Commitment,
  type PinnedCalendar,
  type Schedule,
  type ScheduleTable,
} from '../case/types.ts';
import { calendarIn } from '../offering/kept-calendars.ts';
import { InstantRangeError, NeverOpensError } from '../time/errors.ts';
import { scheduleClock } from './schedule-clock.ts';
import { remindersOf } from './schedule-wait.ts';

/** The part of a case from which schedules are computed. */
export type SchedulingTerms = Pick<
  CaseFile,
  'account' | 'calendars' | 'commitments' | 'nonResponse' | 'waits' | 'zoneDataVersion'
>;

/**
 * A scheduler that computes schedules from the calendars in the case file. It needs zone data, so it
 * runs outside workflow code. A deadline that would lie beyond the supported years never falls due.
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

/** Computes one schedule; `NEVER` if nothing is promised. Throws what `scheduleClock` throws. */
export function scheduled(terms: SchedulingTerms, request: ScheduleRequest): Schedule {
  if (isWaitSubject(request.of)) {
    const waited = terms.waits.find(({ kind }) => waitSubject(kind) === request.of);
    return waited ? remindersOf(terms, waited, request.startedAt) : NEVER;
  }
  const timed = timedBy(terms, request);
  if (!timed || timed.target === null) return NEVER;
  const { target, calendar, warnings, escalations } = timed;
  return scheduleClock({
    target,
    calendar: calendarIn(terms, calendar),
    startedAt: request.startedAt,
    pauses: request.pauses.list,
    breachedAt: request.breachedAt,
    warnings,
    escalations,
    calendars: calendarsOf(terms, escalations),
    timeZone: terms.account.timeZone,
    zoneData: terms.zoneDataVersion,
  });
}

/**
 * Every schedule that a case needs when it opens: those for its history, and those for everything that
 * then happens by itself if no act follows.
 * @param kept the scheduler that has judged the history, so that nothing is computed twice
 */
export function schedulesOf(
  file: CaseFile,
  kept: SchedulerWithTable = keepingScheduler(file),
): ScheduleTable {
  replay(file, [], Infinity, kept.scheduler);
  return kept.schedules;
}

/** The schedules still missing for some acts, and for everything that happens by itself after them. */
export function schedulesWith(
  file: CaseFile,
  { snapshot, acts, known }: Unscheduled,
): ScheduleTable {
  const { scheduler, schedules } = keepingScheduler(file, known);
  const machine = CaseMachine.from(file, scheduler, snapshot);
  for (const act of acts) replayAct(machine, act);
  machine.runThrough(Infinity);
  return schedules;
}

/** A scheduler, and the table of schedules that it has computed. */
interface SchedulerWithTable {
  readonly scheduler: Scheduler;
  readonly schedules: ScheduleTable;
}

/** A scheduler that computes as `computingScheduler` does, and keeps what is not yet in `existing`. */
export function keepingScheduler(
  terms: SchedulingTerms,
  existing: ScheduleTable = {},
): SchedulerWithTable {
  const computed = computingScheduler(terms);
  const schedules: Record<string, Schedule> = {};
  const scheduler: Scheduler = (request) => {
    const key = scheduleKey(request);
    return existing[key] ?? (schedules[key] ??= computed(request));
  };
  return { scheduler, schedules };
}

/** The calendars that levels name. */
function calendarsOf(
  terms: SchedulingTerms,
  levels: Commitment['escalations'],
): Readonly<Record<string, PinnedCalendar>> {
  const named = levels.flatMap(({ calendar: id = null }) => calendarIn(terms, id) ?? []);
  return Object.fromEntries(named.map((calendar) => [calendar.id, calendar]));
}

type Timed = Pick<Commitment, 'target' | 'calendar' | 'warnings' | 'escalations'>;

function timedBy(terms: SchedulingTerms, { of, rule }: ScheduleRequest): Timed | null {
  if (of !== 'non-response') return rowOf(terms, of, rule);
  const { nonResponse } = terms;
  const { severity, calendar } = nonResponseTerms(rule);
  const step = nonResponse?.steps[severity];
  if (!step) return null;
  return { target: step.target, calendar, warnings: nonResponse.reminders, escalations: [] };
}
