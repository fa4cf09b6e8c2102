import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  type ActivityOptions,
} from '@temporalio/workflow';
import { NOT_RECORDED } from '../../activities/not-recorded.ts';
import type { BatchOf, Detected } from '../../ledger/types/outbox.ts';
import { messageBatch } from './message-size.ts';

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
  readonly type: string;
}

interface PublisherStart<File, State, L extends Line> {
  readonly file: File;
  /** An earlier run has published the case file. */
  readonly fileIsKnown: boolean;
  /** Sends events to the ledger, by an activity with these options. */
  readonly publish: (batch: BatchOf<File, State, L>, options: ActivityOptions) => Promise<void>;
  /** Called when the ledger has everything, and when it did not take something at once. */
  readonly onChange: () => void;
}

/**
 * Publishes recorded events to the ledger, in order, with one batch in flight. Events recorded
 * meanwhile travel in the next batches, each small enough for a message. It never holds up the
 * clocks, and a cancelled workflow still publishes its last events.
 */
export class EventPublisher<File, State, L extends Line> {
  readonly #start: PublisherStart<File, State, L>;
  #waiting: (L & Detected)[] = [];
  #state: State | null = null;
  #fileIsKnown: boolean;
  #isRunning = false;
  #isHeldUp = false;

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

  add(events: readonly (L & Detected)[], state: State): void {
    if (events.length === 0) return;
    this.#waiting.push(...events);
    this.#state = state;
    if (this.#isRunning) return;
    this.#isRunning = true;
    void CancellationScope.nonCancellable(() => this.#run());
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && this.#state) {
      const events = messageBatch(this.#waiting);
      this.#waiting = this.#waiting.slice(events.length);
      await this.#publish(events, this.#state);
    }
    this.#isRunning = false;
    this.#start.onChange();
  }

  /**
   * Awaits a single activity when all is well: two that complete in one task may resume in either
   * order, while a recorded history fixes one.
   */
  async #publish(events: readonly (L & Detected)[], state: State): Promise<void> {
    const { file, publish } = this.#start;
    const summary = summaryOf(events);
    try {
      const batch = { state, events, file: this.#fileIsKnown ? null : file };
      await publish(batch, { ...ONCE, summary });
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      if (!isNotRecorded(error)) this.#noteHeldUp();
      // Sends the file again, as the ledger may have been lost or restored to a state before this
      // case.
      await publish({ state, events, file }, { ...FOR_EVER, summary });
    }
    this.#isHeldUp = false;
    this.#fileIsKnown = true;
  }

  #noteHeldUp(): void {
    this.#isHeldUp = true;
    this.#start.onChange();
  }
}

function isNotRecorded({ cause }: ActivityFailure): boolean {
  return cause instanceof ApplicationFailure && cause.type === NOT_RECORDED;
}

/** One line for the Temporal UI, short however many events it stands for. */
function summaryOf(events: readonly Line[]): string {
  const shown = events.slice(0, 5).map((event) => event.type);
  const rest = events.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
