/**
 * One update at a time for each workflow, in the order of their arrival; for its callers. A workflow
 * takes ten updates in flight and makes the rest wait by refusing them, which takes long and mixes
 * up their order.
 */
export class UpdateQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(workflowId: string, update: () => Promise<T>): Promise<T> {
    const before = this.#last.get(workflowId) ?? Promise.resolve();
    // Whatever became of the one before, it is this one's turn.
    const mine = before.then(update, update);
    this.#last.set(workflowId, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(workflowId) === mine) this.#last.delete(workflowId);
    }
  }
}
