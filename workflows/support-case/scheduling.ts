import { isCancellation, proxyActivities, TemporalFailure } from '@temporalio/workflow';
import type { ScheduleActivities } from '../../activities/schedule.ts';
import { SCHEDULE_FAILURES } from '../../activities/schedule-failures.ts';
import { tooManyActs, type CaseJournal, type Unscheduled } from '../../domain/case/journal.ts';
import { jsonBytes } from '../../domain/case/json-bytes.ts';
import { MAX_MESSAGE_BYTES } from '../../domain/case/message-limits.ts';
import { shortened } from '../../domain/case/short-pauses.ts';
import type { Act, CaseFile, ScheduleTable } from '../../domain/case/types.ts';
import { applicationFailureOf } from '../lib/application-failure.ts';
import { TIMER_TEXTS } from '../lib/timer-text.ts';
import { refused, schedulingFailed } from '../messages/failures.ts';

/**
 * Scheduling needs calendars and time zones, whose data differ between processes. It is done
 * in an activity, whose result is in the history. The activity has no side effects, so it may fail
 * early and does not keep people waiting.
 *
 * Not a local activity: if a query arrives while one runs, SDK 1.24 resolves it in a different task
 * than the replay does, and the history cannot be replayed.
 */
const { scheduleActs, scheduleFurtherActs } = proxyActivities<ScheduleActivities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '30 seconds',
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 3 },
  summary: TIMER_TEXTS.schedules,
});

/**
 * Has the schedules computed that acts call for. What is sent for an act would grow with the case, which a
 * history can't bear: so the whole is sent once in a run, and then only to a worker that does not know it.
 */
export class Scheduling {
  readonly #journal: CaseJournal;
  /** Of the case file what scheduling needs, the same for every act. */
  readonly #terms: CaseFile;
  /** Measured when the first act asks for it. */
  #termsBytes: number | null = null;
  #isKnown = false;

  constructor(journal: CaseJournal) {
    this.#journal = journal;
    this.#terms = { ...journal.file, schedules: {}, history: [], rules: [], notes: [] };
  }

  /**
   * Computes the schedules that an act calls for, with those of the acts after it.
   * Throws `ApplicationFailure` `scheduling-failed`, or `too-many-acts` where there is too much to send
   * or to keep; nothing of the act is kept then.
   */
  async schedulesFor(unscheduled: Unscheduled, act: Act): Promise<ScheduleTable> {
    this.#termsBytes ??= jsonBytes(this.#terms);
    // The engine would not refuse the act alone: it would fail the whole task, again and again.
    const bytes = this.#termsBytes + jsonBytes({ file: null, ...unscheduled });
    if (bytes > MAX_MESSAGE_BYTES) throw refused(tooManyActs(), act);
    const schedules = await this.#scheduled({ file: this.#terms, ...unscheduled });
    if (!this.#journal.hasRoomFor(act, schedules)) throw refused(tooManyActs(), act);
    return schedules;
  }

  async #scheduled(whole: Parameters<typeof scheduleActs>[0]): Promise<ScheduleTable> {
    try {
      const schedules = (this.#isKnown && (await further(whole))) || (await scheduleActs(whole));
      this.#isKnown = true;
      return schedules;
    } catch (error) {
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      throw schedulingFailed(error);
    }
  }
}

/** Null where the worker that is asked does not know the case. */
async function further({
  file: { id },
  ...unscheduled
}: Parameters<typeof scheduleActs>[0]): Promise<ScheduleTable | null> {
  try {
    return await scheduleFurtherActs({ id, ...shortened(unscheduled) });
  } catch (error) {
    if (applicationFailureOf(error)?.type === SCHEDULE_FAILURES.caseUnknown) return null;
    throw error;
  }
}
