import { condition } from '@temporalio/workflow';

/** Lets one piece of work at a time go on over its waits. */
export class Mutex {
  #isHeld = false;

  get isHeld(): boolean {
    return this.#isHeld;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Several may wait: whoever goes on first holds it, and the others wait on.
    while (this.#isHeld) await condition(() => !this.#isHeld);
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
    }
  }
}
