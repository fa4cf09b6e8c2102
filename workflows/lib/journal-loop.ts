import {
  allHandlersFinished,
  condition,
  workflowInfo,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { Instant } from '../../domain/time/instant.ts';
import type { BatchOf } from '../../ledger/types/outbox.ts';
import { detected } from './detected.ts';
import { EventPublisher, type Line } from './event-publisher.ts';
import { WakeupTimer, type TimedWakeup } from './wakeup-timer.ts';

/** An event that a journal has recorded. */
interface JournalEvent extends Line {
  readonly at: Instant;
  readonly actor: string;
}

/** What came of looking at a journal at an instant. */
interface Advanced<E> {
  /** Newly recorded, in order. */
  readonly events: readonly E[];
  readonly wakeup: TimedWakeup | null;
  /** Nothing can happen any more. */
  readonly over: boolean;
}

/** What a loop keeps going: the journal of a case or of a pack. */
export interface Journal<File, State, E extends JournalEvent> {
  readonly file: File;
  readonly state: () => State;
  /** Records everything that is true at `now` and was not recorded yet. */
  readonly advance: (now: Instant) => Advanced<E>;
  /** Hands events to the ledger, by an activity with these options. */
  readonly publish: (batch: BatchOf<File, State, E>, options: ActivityOptions) => Promise<void>;
  readonly page: {
    /** Shows on the workflow's own page where it stands: costs nothing. */
    describe(state: State): void;
    /** Shows it in lists: each change costs the engine more than all else an event does. */
    list(state: State): void;
  };
  /** Called when something was looked at. */
  readonly onStep?: () => void;
  /** While something is under way nothing falls due: it may be what the deadline waits for. */
  readonly isBusy?: () => boolean;
  /** Nothing is under way that has to come to its end in this run. */
  readonly isSettled?: () => boolean;
}

/**
 * The life of a workflow that keeps a journal: it sleeps until the next instant that matters,
 * records what is then true, publishes it and sleeps again, until nothing can happen any more or its
 * history has grown long.
 */
export class JournalLoop<File, State, E extends JournalEvent> {
  readonly #journal: Journal<File, State, E>;
  readonly #timer = new WakeupTimer();
  readonly #publisher: EventPublisher<File, State, E>;
  /** What fell due between two runs was reported by nobody. */
  readonly #begunAt: Instant | null;
  #isBegun = false;
  #isOver = false;
  #isToRenew = false;

  /** @param isFirstRun whether no run before this one has published the file */
  constructor(journal: Journal<File, State, E>, isFirstRun: boolean) {
    this.#journal = journal;
    this.#begunAt = isFirstRun ? workflowInfo().startTime.getTime() : null;
    this.#publisher = new EventPublisher({
      file: journal.file,
      fileIsKnown: !isFirstRun,
      publish: journal.publish,
      onTold: () => journal.page.list(journal.state()),
    });
  }

  /** The ledger has everything that was recorded. */
  get isPublished(): boolean {
    return this.#publisher.isIdle;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Goes on in a new run, which the newest worker takes up. */
  renew(): void {
    this.#isToRenew = true;
  }

  /** Records what is true now, and sleeps until the next instant. */
  step(): void {
    const now = Date.now();
    const overdueSince = this.#timer.takeOverdue(now);
    const { page, advance, onStep } = this.#journal;
    const { events, wakeup, over } = advance(now);
    const state = this.#journal.state();
    this.#isOver = over;
    this.#publisher.add(detected(events, this.#isBegun ? now : this.#begunAt, overdueSince), state);
    this.#isBegun = true;
    page.describe(state);
    // The alerts come first; lists wait for them, unless the ledger is down.
    if (this.#publisher.isIdle || this.#publisher.isHeldUp) page.list(state);
    this.#timer.set(wakeup);
    onStep?.();
  }

  /**
   * Until everything is over, or this run has done enough: nobody waits for an answer then, and
   * the ledger has everything. Deadlines are kept also while the ledger is waited for.
   */
  async live(): Promise<void> {
    while (!this.#isDone()) {
      await condition(() => this.#isDue() || this.#isDone());
      if (this.#isDue()) this.step();
    }
  }

  /** Nobody waits for an answer, and the ledger has everything. */
  isSettled(): boolean {
    const isSettled = this.#journal.isSettled?.() ?? true;
    return allHandlersFinished() && this.#publisher.isIdle && isSettled;
  }

  #isDue(): boolean {
    return this.#timer.hasFired && !(this.#journal.isBusy?.() ?? false);
  }

  #isDone(): boolean {
    const isEnough = this.#isOver || this.#isToRenew || workflowInfo().continueAsNewSuggested;
    return isEnough && this.isSettled();
  }
}
