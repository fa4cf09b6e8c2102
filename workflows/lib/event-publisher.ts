import {
  ActivityFailure,
  type ApplicationFailure,
  CancellationScope,
  type ActivityOptions,
} from '@temporalio/workflow';
import { PUBLISH_FAILURES } from '../../activities/publish-failures.ts';
import type { Detected, SentBatchOf, StateChange } from '../../ledger/types/outbox.ts';
import { applicationFailureOf } from './application-failure.ts';
import { messageBatch } from './message-size.ts';
import { changeOf, type KnownState } from './state-change.ts';

/** A single attempt, so that a failing ledger is noticed soon. */
const ONCE: Readonly<ActivityOptions> = {
  startToCloseTimeout: '15 seconds',
  retry: { maximumAttempts: 1 },
};

/** Retried for ever: a database that is down delays the records and alerts but loses none. */
const FOR_EVER: Readonly<ActivityOptions> = {
  ...ONCE,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
};

/** Something that happened, as recorded in order. */
export interface Line {
  readonly seq: number;
  readonly type: string;
}

/** Events on their way to the ledger, but for the id of what they are about. */
export type Publication<File, State, L> = Omit<SentBatchOf<File, State, L>, 'id'>;

interface PublisherStart<File, State extends object, L extends Line> {
  readonly file: File;
  /** An earlier run has published the case file. */
  readonly fileIsKnown: boolean;
  /** Sends events to the ledger, by an activity with these options. */
  readonly publish: (batch: Publication<File, State, L>, options: ActivityOptions) => Promise<void>;
  /** Called when the ledger has everything, and when it did not take something at once. */
  readonly onChange: () => void;
}

/**
 * Publishes recorded events to the ledger, in order, with one batch in flight. Events recorded
 * meanwhile travel in the next batches, each small enough for a message. It never holds up the
 * clocks, and a cancelled workflow still publishes its last events.
 */
export class EventPublisher<File, State extends object, L extends Line> {
  readonly #start: PublisherStart<File, State, L>;
  #waiting: (L & Detected)[] = [];
  #state: State | null = null;
  #fileIsKnown: boolean;
  /** The state that the ledger took last in this run. */
  #known: KnownState<State> | null = null;
  #isRunning = false;
  #isHeldUp = false;
  #failure: ApplicationFailure | null = null;

  constructor(start: PublisherStart<File, State, L>) {
    this.#start = start;
    this.#fileIsKnown = start.fileIsKnown;
  }

  /** The ledger has everything that was added. */
  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** The ledger did not take something at once, and publishing is retried until it does. */
  get isHeldUp(): boolean {
    return this.#isHeldUp;
  }

  /** Why the ledger will never take anything of this workflow; null if it will. */
  get failure(): ApplicationFailure | null {
    return this.#failure;
  }

  add(events: readonly (L & Detected)[], state: State): void {
    if (events.length === 0 || this.#failure !== null) return;
    this.#waiting.push(...events);
    this.#state = state;
    if (this.#isRunning) return;
    this.#isRunning = true;
    void CancellationScope.nonCancellable(() => this.#run());
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0 && this.#state) {
        const events = messageBatch(this.#waiting);
        this.#waiting = this.#waiting.slice(events.length);
        await this.#publish(events, this.#state);
      }
    } catch (error) {
      const failure = applicationFailureOf(error);
      if (failure === null || !isFinal(failure)) throw error;
      this.#failure = failure;
      this.#waiting = [];
    }
    this.#isRunning = false;
    this.#start.onChange();
  }

  /**
   * Awaits a single activity when all is well: two that complete in one task may resume in either
   * order, while a recorded history fixes one.
   * Throws the `ActivityFailure` by which the ledger refuses the workflow for good.
   */
  async #publish(events: readonly (L & Detected)[], state: State): Promise<void> {
    const { file, publish } = this.#start;
    const summary = summaryOf(events);
    try {
      const batch = { state: this.#changed(state), events, file: this.#fileIsKnown ? null : file };
      await publish(batch, { ...ONCE, summary });
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      const failure = applicationFailureOf(error);
      if (failure !== null && isFinal(failure)) throw error;
      if (failure?.type !== PUBLISH_FAILURES.notRecorded) this.#noteHeldUp();
      // Sends the file and the whole state, as the ledger may have been lost or restored to a state
      // before this case.
      await publish({ state, events, file }, { ...FOR_EVER, summary });
    }
    this.#known = { state, seq: events.at(-1)!.seq };
    this.#isHeldUp = false;
    this.#fileIsKnown = true;
  }

  /** The whole state where the ledger has none of this run: a run begins with what it was given. */
  #changed(state: State): State | StateChange {
    return this.#known === null ? state : changeOf(this.#known, state);
  }

  #noteHeldUp(): void {
    this.#isHeldUp = true;
    this.#start.onChange();
  }
}

/** Whether the ledger refuses a workflow for good. */
function isFinal({ type }: ApplicationFailure): boolean {
  return type === PUBLISH_FAILURES.invalidFile || type === PUBLISH_FAILURES.recordedOtherwise;
}

/** One line for the Temporal UI, short however many events it stands for. */
function summaryOf(events: readonly Line[]): string {
  const shown = events.slice(0, 5).map((event) => event.type);
  const rest = events.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
