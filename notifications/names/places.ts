import { NameLookupError } from './name-lookup-error.ts';

/** Lets so many lookups be under way at once. The others wait their turn. */
export class Places {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /**
   * Does something once a place is free, and frees the place when that has ended.
   * @throws NameLookupError if none became free within `waitMs`
   */
  async use<T>(waitMs: number, work: () => Promise<T>): Promise<T> {
    await this.#take(waitMs);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #take(waitMs: number): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(start);
        reject(new NameLookupError('could not be looked up: too many others were', 'EBUSY'));
      }, waitMs);
      this.#waiting.add(start);
    });
  }

  /** The place goes to who has waited longest. */
  #release(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
