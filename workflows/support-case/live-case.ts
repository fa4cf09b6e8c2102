import { proxyActivities } from '@temporalio/workflow';
import type { PublishActivities } from '../../activities/publish.ts';
import type { Act } from '../../domain/case/act.ts';
import { CaseJournal, type CarriedJournal } from '../../domain/case/journal.ts';
import { ScheduleMissingError } from '../../domain/case/scheduler.ts';
import type { CaseEvent, CaseFile, CaseState, ScheduleTable } from '../../domain/case/types.ts';
import { wakeupText } from '../../domain/operator-text/wakeup-text.ts';
import { JournalLoop } from '../lib/journal-loop.ts';
import { Mutex } from '../lib/mutex.ts';
import type { ActResult, CaseReport } from '../messages/case-messages.ts';
import { refused, schedulingFailed } from '../messages/failures.ts';
import { checkInstant } from './act-arguments.ts';
import { CasePage } from './case-page.ts';
import { CreditSaga } from './credit-saga.ts';
import { PackClient } from './pack-client.ts';
import { Scheduling } from './scheduling.ts';

/** One case as its workflow runs it: its journal, the loop that drives it, and its credit. */
export class LiveCase {
  readonly file: CaseFile;
  readonly journal: CaseJournal;
  readonly loop: JournalLoop<CaseFile, CaseState, CaseEvent>;
  readonly page: CasePage;
  /** Only one client per run, as it numbers the run's movements. */
  readonly packs = new PackClient();
  /** Null where the case needs no credit. */
  readonly credit: CreditSaga | null;
  readonly #scheduling: Scheduling;
  readonly #mutex = new Mutex();

  /** @param carried what the previous run carried over; absent in the first run */
  constructor(file: CaseFile, carried: CarriedJournal | undefined) {
    this.file = file;
    this.journal = new CaseJournal(file, carried);
    this.#scheduling = new Scheduling(this.journal);
    this.page = new CasePage(file);
    this.loop = this.#loop(carried === undefined);
    this.credit =
      file.credit &&
      new CreditSaga({
        file,
        terms: file.credit,
        journal: this.journal,
        packs: this.packs,
        onMoved: () => this.loop.step(),
      });
  }

  result(): ActResult {
    return { seq: this.journal.seq };
  }

  /** The case as it is now. */
  report(): CaseReport {
    return { file: this.file, state: this.journal.state, seq: this.journal.seq };
  }

  /** Throws the `ApplicationFailure` by which the case refuses an act. */
  check(act: Act): void {
    const refusal = this.journal.refusalFor(act);
    if (refusal !== null) throw refused(refusal, act);
  }

  /**
   * Records an act. Most acts need no new schedule and are recorded before anything else can
   * happen.
   */
  record(act: Act): ActResult | Promise<ActResult> {
    if (this.journal.hasAct(act.id)) return this.result();
    const isReady = !this.#mutex.isHeld && this.journal.unscheduledWith(act) === null;
    if (!isReady) return this.recordInTurn(act);
    checkInstant(act);
    this.journal.accept(act);
    this.loop.step();
    return this.result();
  }

  /**
   * Records acts one at a time, so that schedules are computed for the case as the act finds it.
   * @param prepare runs together with the recording, with nothing in between
   */
  async recordInTurn(act: Act, prepare?: () => void): Promise<ActResult> {
    await this.#mutex.run(async () => {
      if (this.journal.hasAct(act.id)) return;
      this.check(act);
      const missing = this.journal.unscheduledWith(act);
      const schedules = missing === null ? {} : await this.#scheduling.schedulesFor(missing, act);
      checkInstant(act);
      prepare?.();
      this.#accept(act, schedules);
      this.loop.step();
    });
    return this.result();
  }

  #accept(act: Act, schedules: ScheduleTable): void {
    try {
      this.journal.accept(act, schedules);
    } catch (error) {
      // The activity did not compute what the case needs: losing the act is better than losing the
      // case.
      if (error instanceof ScheduleMissingError) throw schedulingFailed(error);
      throw error;
    }
  }

  #loop(isFirstRun: boolean): JournalLoop<CaseFile, CaseState, CaseEvent> {
    const { file, journal, page } = this;
    return new JournalLoop(
      {
        file,
        state: () => journal.state,
        advance(now) {
          const { events, wakeup, over } = journal.advance(now);
          const timed = wakeup && { at: wakeup.at, summary: wakeupText(wakeup.cause, file) };
          return { events, wakeup: timed, over };
        },
        publish: (batch, options) =>
          proxyActivities<PublishActivities>(options).publish({ ...batch, id: file.id }),
        page,
        onStep: () => this.credit?.settle(),
        isBusy: () => this.#mutex.isHeld,
        isSettled: () => this.credit?.isSettled ?? true,
      },
      isFirstRun,
    );
  }
}
