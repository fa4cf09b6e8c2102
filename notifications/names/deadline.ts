import { notInTime, type NameLookupError } from './name-lookup-error.ts';

/** By when a lookup has to have ended, over all that it takes. */
export class Deadline {
  readonly #withinMs: number;
  readonly #since = performance.now();

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  get takenMs(): number {
    return performance.now() - this.#since;
  }

  get leftMs(): number {
    return Math.max(0, this.#withinMs - this.takenMs);
  }

  /** The error of a lookup that has not ended by then. */
  missed(): NameLookupError {
    return notInTime(this.#withinMs);
  }

  /** What comes of something that cannot be ended, unless it comes too late and is dropped. */
  async hold<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(this.missed()), this.leftMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
      work.catch(() => {});
    }
  }
}
