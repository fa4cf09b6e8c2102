import { condition } from '@temporalio/workflow';

/** Runs one piece of work at a time, even while that work waits. */
export class Mutex {
  #isHeld = false;

  get isHeld(): boolean {
    return this.#isHeld;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Several may be waiting: the first to resume holds it, and the others keep waiting.
    while (this.#isHeld) await condition(() => !this.#isHeld);
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
    }
  }
}
