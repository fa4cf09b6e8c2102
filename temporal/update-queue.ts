/**
 * Sends one update at a time to each workflow, in the order of the calls. A workflow accepts ten
 * updates in flight and refuses the rest until they are retried, which takes long and mixes up
 * their order.
 */
export class UpdateQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(workflowId: string, update: () => Promise<T>): Promise<T> {
    const before = this.#last.get(workflowId) ?? Promise.resolve();
    // Runs whether the previous update succeeded or failed.
    const mine = before.then(update, update);
    this.#last.set(workflowId, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(workflowId) === mine) this.#last.delete(workflowId);
    }
  }
}
