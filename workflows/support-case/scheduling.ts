import { isCancellation, proxyActivities, TemporalFailure } from '@temporalio/workflow';
import type { ScheduleActivities } from '../../activities/schedule.ts';
import { tooManyActs, type CaseJournal, type Unscheduled } from '../../domain/case/journal.ts';
import { jsonBytes } from '../../domain/case/json-bytes.ts';
import { MAX_MESSAGE_BYTES } from '../../domain/case/message-limits.ts';
import type { Act, ScheduleTable } from '../../domain/case/types.ts';
import { TIMER_TEXTS } from '../lib/timer-text.ts';
import { refused, schedulingFailed } from '../messages/failures.ts';

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
 * Computes the schedules that an act calls for, with those of the acts after it.
 * Throws `ApplicationFailure` `scheduling-failed`, or `too-many-acts` where there is too much to send
 * or to keep; nothing of the act is kept then.
 */
export async function schedulesFor(
  journal: CaseJournal,
  unscheduled: Unscheduled,
  act: Act,
): Promise<ScheduleTable> {
  const terms = { ...journal.file, schedules: {}, history: [], rules: [], notes: [] };
  const input = { file: terms, ...unscheduled };
  // The engine would not refuse the act alone: it would fail the whole task, again and again.
  if (jsonBytes(input) > MAX_MESSAGE_BYTES) throw refused(tooManyActs(), act);
  const schedules = await scheduled(input);
  if (!journal.hasRoomFor(act, schedules)) throw refused(tooManyActs(), act);
  return schedules;
}

async function scheduled(input: Parameters<typeof scheduleActs>[0]): Promise<ScheduleTable> {
  try {
    return await scheduleActs(input);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    throw schedulingFailed(error);
  }
}
