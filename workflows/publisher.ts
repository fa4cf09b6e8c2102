import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import type { PublishActivities } from '../activities/publish.ts';

const SECOND = 1000;

/** Retried for ever: a database that is down delays the record and the alerts, and loses neither. */
const OPTIONS = {
  startToCloseTimeout: 15 * SECOND,
  retry: { initialInterval: SECOND, backoffCoefficient: 2, maximumInterval: 30 * SECOND },
};

/**
 * Hands recorded events to the ledger, in order, one batch in flight: what is recorded meanwhile
 * travels in the next one. It never holds up the clocks, and a cancelled case still gets its last
 * events published.
 */
export class Publisher {
  readonly #file: CaseFile;
  #waiting: CaseEvent[] = [];
  #state: CaseState | null = null;
  #fileIsKnown = false;
  #running: Promise<void> | null = null;

  constructor(file: CaseFile) {
    this.#file = file;
  }

  add(events: readonly CaseEvent[], state: CaseState): void {
    if (events.length === 0) return;
    this.#waiting.push(...events);
    this.#state = state;
    this.#running ??= CancellationScope.nonCancellable(() => this.#run());
  }

  /** Resolves when the ledger has everything that was added. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && this.#state) {
      const events = this.#waiting;
      this.#waiting = [];
      const caseId = this.#file.id;
      const file = this.#fileIsKnown ? null : this.#file;
      const summary = events.map((event) => event.type).join(', ');
      const { publish } = proxyActivities<PublishActivities>({ ...OPTIONS, summary });
      await publish({ caseId, file, state: this.#state, events });
      this.#fileIsKnown = true;
    }
    this.#running = null;
  }
}
