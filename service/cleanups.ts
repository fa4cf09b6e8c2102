import type { Logger } from 'pino';

/** What has to be undone when the program ends, in the opposite order of its doing. */
export class Cleanups {
  readonly #steps: { what: string; undo: () => Promise<void> | void }[] = [];

  add(what: string, undo: () => Promise<void> | void): void {
    this.#steps.push({ what, undo });
  }

  /** Undoes everything once; a step that fails is logged and keeps no other from being taken. */
  async run(log: Logger): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step.undo();
      } catch (error) {
        log.warn({ err: error }, `could not ${step.what} cleanly`);
      }
    }
  }
}
