import {
  allHandlersFinished,
  condition,
  workflowInfo,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { Instant } from '../../domain/time/instant.ts';
import { detected } from './detected.ts';
import { EventPublisher, type Line, type Publication } from './event-publisher.ts';
import { WakeupTimer, type TimedWakeup } from './wakeup-timer.ts';

/** The engine ends a workflow with a history of 50 MB, and becomes slow long before. */
const MAX_RUN_BYTES = 1_000_000;

interface JournalEvent extends Line {
  readonly at: Instant;
  readonly actor: string;
}

/** The result of advancing a journal to an instant. */
interface Advanced<E> {
  /** Newly recorded, in order. */
  readonly events: readonly E[];
  readonly wakeup: TimedWakeup | null;
  /** Nothing more can happen. */
  readonly over: boolean;
}

/** What a loop drives: the journal of a case or of a pack. */
export interface Journal<File, State extends object, E extends JournalEvent> {
  readonly file: File;
  readonly state: () => State;
  /** Records everything that is true at `now` and not yet recorded. */
  readonly advance: (now: Instant) => Advanced<E>;
  /** Sends events to the ledger, by an activity with these options. */
  readonly publish: (batch: Publication<File, State, E>, options: ActivityOptions) => Promise<void>;
  readonly page: {
    /**
     * Shows the state on the workflow's own page, which costs nothing.
     * @param isCancelRequested whether somebody has asked to cancel the workflow
     */
    describe(state: State, isCancelRequested: boolean): void;
    /** Shows it in lists, where each change costs the engine more than the rest of an event. */
    list(state: State): void;
  };
  /** Called after each step. */
  readonly onStep?: () => void;
  /** Something is under way that a deadline may depend on, so nothing falls due meanwhile. */
  readonly isBusy?: () => boolean;
  /** Nothing is under way that has to finish in this run. */
  readonly isSettled?: () => boolean;
}

/**
 * The loop of a workflow that keeps a journal: it sleeps until the next instant that matters,
 * records what is then true, publishes it and sleeps again, until nothing more can happen or its
 * history has grown long.
 */
export class JournalLoop<File, State extends object, E extends JournalEvent> {
  readonly #journal: Journal<File, State, E>;
  readonly #timer = new WakeupTimer();
  readonly #publisher: EventPublisher<File, State, E>;
  /** Null in later runs: nobody reported what fell due between two runs. */
  readonly #startedAt: Instant | null;
  /** The history of a run begins with its input, which may be long. */
  readonly #inputBytes = workflowInfo().historySize;
  #hasStarted = false;
  #isOver = false;
  #isCancelRequested = false;
  #renewRequested = false;

  /** @param isFirstRun whether no earlier run has published the case file */
  constructor(journal: Journal<File, State, E>, isFirstRun: boolean) {
    this.#journal = journal;
    this.#startedAt = isFirstRun ? workflowInfo().startTime.getTime() : null;
    this.#publisher = new EventPublisher({
      file: journal.file,
      fileIsKnown: !isFirstRun,
      publish: journal.publish,
      onChange: () => journal.page.list(journal.state()),
    });
  }

  /** The ledger has everything that was recorded. */
  get isPublished(): boolean {
    return this.#publisher.isIdle;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * This run has done enough and ends as soon as nothing is under way, so nothing else may begin in
   * it. Without this, a case that is never idle would outgrow what the engine takes.
   */
  get isEnding(): boolean {
    const { continueAsNewSuggested, historySize } = workflowInfo();
    const isLong = continueAsNewSuggested || historySize - this.#inputBytes > MAX_RUN_BYTES;
    return this.#isOver || this.#renewRequested || isLong;
  }

  /** Continues in a new run, which the newest worker takes. */
  renew(): void {
    this.#renewRequested = true;
  }

  /** Somebody has asked to cancel the workflow, which goes on. */
  showCancelRequest(): void {
    this.#isCancelRequested = true;
    this.#describe();
  }

  /** Records what is true now, and sets the timer for the next instant. */
  step(): void {
    const now = Date.now();
    const missedSince = this.#timer.takeMissed(now);
    const { page, advance, onStep } = this.#journal;
    const { events, wakeup, over } = advance(now);
    const state = this.#journal.state();
    this.#isOver = over;
    this.#publisher.add(
      detected(events, this.#hasStarted ? now : this.#startedAt, missedSince),
      state,
    );
    this.#hasStarted = true;
    this.#describe();
    // Alerts come first: lists wait for them, unless the ledger is down.
    if (this.#publisher.isIdle || this.#publisher.isHeldUp) page.list(state);
    this.#timer.set(wakeup);
    onStep?.();
  }

  /**
   * Runs until everything is over or this run has done enough, and until it is settled. Deadlines
   * are kept even while waiting for the ledger.
   * Throws the `ApplicationFailure` by which the ledger refuses the workflow for good.
   */
  async run(): Promise<void> {
    while (!this.#isDone()) {
      if (this.#publisher.failure !== null) throw this.#publisher.failure;
      await condition(() => this.#isDue() || this.#isDone() || this.#publisher.failure !== null);
      if (this.#isDue()) this.step();
    }
  }

  /** Nobody is waiting for an answer, and the ledger has everything. */
  isSettled(): boolean {
    const isSettled = this.#journal.isSettled?.() ?? true;
    return allHandlersFinished() && this.#publisher.isIdle && isSettled;
  }

  #describe(): void {
    const { page, state } = this.#journal;
    page.describe(state(), this.#isCancelRequested);
  }

  #isDue(): boolean {
    return this.#timer.hasFired && !(this.#journal.isBusy?.() ?? false);
  }

  #isDone(): boolean {
    return this.isEnding && this.isSettled();
  }
}
