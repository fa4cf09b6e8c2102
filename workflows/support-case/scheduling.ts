import { isCancellation, proxyActivities, TemporalFailure } from '@temporalio/workflow';
import type { ScheduleActivities } from '../../activities/schedule.ts';
import type { Unscheduled } from '../../domain/case/journal.ts';
import type { CaseFile, ScheduleTable } from '../../domain/case/types.ts';
import { TIMER_TEXTS } from '../lib/timer-text.ts';
import { schedulingFailed } from '../messages/failures.ts';

/**
 * Scheduling needs calendars and time zones, whose data differ between builds of Node. It is done
 * in an activity, whose result is in the history. The activity has no side effects, so it may fail
 * early and does not keep people waiting.
 *
 * Not a local activity: if a query arrives while one runs, SDK 1.24 resolves it in a different task
 * than the replay does, and the history cannot be replayed.
 */
const { scheduleActs } = proxyActivities<ScheduleActivities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '30 seconds',
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 3 },
  summary: TIMER_TEXTS.schedules,
});

/**
 * Computes the schedules that acts call for. The message does not grow with the age of the case.
 * Throws `ApplicationFailure` `scheduling-failed`; nothing of the act is kept then.
 */
export async function schedulesFor(
  file: CaseFile,
  unscheduled: Unscheduled,
): Promise<ScheduleTable> {
  const terms = { ...file, schedules: {}, history: [], rules: [], notes: [] };
  try {
    return await scheduleActs({ file: terms, ...unscheduled });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    throw schedulingFailed(error);
  }
}
