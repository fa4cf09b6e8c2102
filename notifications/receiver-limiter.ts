/** How many attempts to one receiver one process may have under way. */
const MAX_UNDER_WAY = 16;

/**
 * A receiver that takes longer than this over one attempt is slow. High enough that delays of this
 * process itself, for example by the embedded database, do not count.
 */
export const SLOW_MS = 500;

/** Together with a POST this stays below the head start of a delivery's own workflow. */
const MAX_WAIT_MS = 3_000;

/**
 * Limits the attempts to one receiver. While the receiver is quick, further attempts wait: in a
 * storm that is sooner than a later retry. Nobody waits for a slow receiver.
 */
export class ReceiverLimiter {
  /** When each attempt under way started, the oldest first. */
  readonly #underWay = new Set<{ readonly since: number }>();
  readonly #waiting = new Set<() => void>();

  /** No attempt is under way, and so none is waiting. */
  get isEmpty(): boolean {
    return this.#underWay.size === 0;
  }

  /** An attempt has been under way for longer than a quick receiver takes. */
  get isSlow(): boolean {
    const [oldest] = this.#underWay;
    return oldest !== undefined && performance.now() - oldest.since >= SLOW_MS;
  }

  /**
   * Resolves to the function that releases the limiter, which must be called; null if the limit is
   * reached.
   */
  async acquire(): Promise<(() => void) | null> {
    if (this.#underWay.size < MAX_UNDER_WAY) return this.#start();
    if (this.isSlow) return null;
    const since = performance.now();
    return new Promise((resolve) => {
      const start = (): void => {
        clearInterval(check);
        resolve(this.#start());
      };
      const check = setInterval(() => {
        if (!this.isSlow && performance.now() - since < MAX_WAIT_MS) return;
        this.#waiting.delete(start);
        clearInterval(check);
        resolve(null);
      }, SLOW_MS);
      this.#waiting.add(start);
    });
  }

  /**
   * Releasing starts the attempt that has waited longest at once, or a newer one could overtake it.
   */
  #start(): () => void {
    const attempt = { since: performance.now() };
    this.#underWay.add(attempt);
    return () => {
      this.#underWay.delete(attempt);
      const [next] = this.#waiting;
      if (!next) return;
      this.#waiting.delete(next);
      next();
    };
  }
}
