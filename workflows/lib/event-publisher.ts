import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  type ActivityOptions,
} from '@temporalio/workflow';
import { NOT_RECORDED } from '../../activities/not-recorded.ts';
import type { BatchOf, Detected } from '../../ledger/types/outbox.ts';
import { messageBatch } from './message-size.ts';

/** Once, so that it is soon known when the ledger can't be told. */
const ONCE: Readonly<ActivityOptions> = {
  startToCloseTimeout: '15 seconds',
  retry: { maximumAttempts: 1 },
};

/** Retried for ever: a database that is down delays the record and the alerts, and loses neither. */
const FOR_EVER: Readonly<ActivityOptions> = {
  ...ONCE,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
};

/** Something that happened, in the order of its recording. */
export interface Line {
  readonly type: string;
}

interface PublisherStart<File, State, L extends Line> {
  readonly file: File;
  /** A run before this one has published the file. */
  readonly fileIsKnown: boolean;
  /** Hands events to the ledger, by an activity with these options. */
  readonly publish: (batch: BatchOf<File, State, L>, options: ActivityOptions) => Promise<void>;
  /** Called when the ledger has everything, and when it did not take something at once. */
  readonly onTold: () => void;
}

/**
 * Hands recorded events to the ledger, in order, one batch in flight: what is recorded meanwhile
 * travels in the next ones, each small enough for a message. It never holds up the clocks, and who
 * is cancelled still gets its last events published.
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

  /** The ledger did not take something at once, and is told again until it does. */
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
    this.#start.onTold();
  }

  /**
   * Awaits one activity only where all is well: two that complete in one task may resume in either
   * order, and a recorded history fixes one.
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
      // With the file once more, as the ledger may have been lost or put back to before this one.
      await publish({ state, events, file }, { ...FOR_EVER, summary });
    }
    this.#isHeldUp = false;
    this.#fileIsKnown = true;
  }

  #noteHeldUp(): void {
    this.#isHeldUp = true;
    this.#start.onTold();
  }
}

function isNotRecorded({ cause }: ActivityFailure): boolean {
  return cause instanceof ApplicationFailure && cause.type === NOT_RECORDED;
}

/** One line for the Temporal UI, short whatever it stands for. */
function summaryOf(events: readonly Line[]): string {
  const shown = events.slice(0, 5).map((event) => event.type);
  const rest = events.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
