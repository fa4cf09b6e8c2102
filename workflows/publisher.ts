import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  proxyActivities,
} from '@temporalio/workflow';
import { portionOf } from '../domain/case/portion.ts';
import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import type { PublishActivities } from '../activities/publish.ts';
import { CASE_NOT_RECORDED } from './messages.ts';

const SECOND = 1000;

/** Retried for ever: a database that is down delays the record and the alerts, and loses neither. */
const OPTIONS = {
  startToCloseTimeout: 15 * SECOND,
  retry: { initialInterval: SECOND, backoffCoefficient: 2, maximumInterval: 10 * SECOND },
};

/**
 * Hands recorded events to the ledger, in order, one batch in flight: what is recorded meanwhile
 * travels in the next ones, each small enough for a message. It never holds up the clocks, and a cancelled case still gets its last
 * events published.
 */
export class Publisher {
  readonly #file: CaseFile;
  #waiting: CaseEvent[] = [];
  #state: CaseState | null = null;
  #fileIsKnown: boolean;
  #running: Promise<void> | null = null;

  /** @param fileIsKnown a run before this one has published the file */
  constructor(file: CaseFile, { fileIsKnown }: { readonly fileIsKnown: boolean }) {
    this.#file = file;
    this.#fileIsKnown = fileIsKnown;
  }

  /** The ledger has everything that was added. */
  get isIdle(): boolean {
    return this.#running === null;
  }

  add(events: readonly CaseEvent[], state: CaseState): void {
    if (events.length === 0) return;
    this.#waiting.push(...events);
    this.#state = state;
    this.#running ??= CancellationScope.nonCancellable(() => this.#run());
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && this.#state) {
      const events = portionOf(this.#waiting);
      this.#waiting = this.#waiting.slice(events.length);
      await this.#publish(events, this.#state);
    }
    this.#running = null;
  }

  async #publish(events: readonly CaseEvent[], state: CaseState): Promise<void> {
    const { publish } = proxyActivities<PublishActivities>({
      ...OPTIONS,
      summary: summaryOf(events),
    });
    const batch = { caseId: this.#file.id, state, events };
    try {
      await publish({ ...batch, file: this.#fileIsKnown ? null : this.#file });
    } catch (error) {
      if (!isNotRecorded(error)) throw error;
      // The ledger was lost or put back to before this case: it gets the file once more.
      await publish({ ...batch, file: this.#file });
    }
    this.#fileIsKnown = true;
  }
}

function isNotRecorded(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === CASE_NOT_RECORDED
  );
}

/** One line for the Temporal UI, short whatever it stands for. */
function summaryOf(events: readonly CaseEvent[]): string {
  const shown = events.slice(0, 5).map((event) => event.type);
  const rest = events.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
