import { condition } from '@temporalio/workflow';

/** Lets one piece of work at a time go on over its waits. */
export class Turns {
  #taken = false;

  get isTaken(): boolean {
    return this.#taken;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Several may wait: whoever goes on first has the turn, and the others wait on.
    while (this.#taken) await condition(() => !this.#taken);
    this.#taken = true;
    try {
      return await work();
    } finally {
      this.#taken = false;
    }
  }
}
