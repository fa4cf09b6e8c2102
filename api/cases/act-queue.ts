/**
 * One act at a time for each case, in the order of their arrival. A workflow takes ten updates in
 * flight and makes the rest wait by refusing them, which takes long and mixes up their order.
 */
export class ActQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(caseId: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(caseId) ?? Promise.resolve();
    // Whatever became of the one before, it is this one's turn.
    const mine = before.then(act, act);
    this.#last.set(caseId, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(caseId) === mine) this.#last.delete(caseId);
    }
  }
}
