/** So many attempts to one receiver may be under way at once in one process. */
const PLACES = 16;

/**
 * A receiver that takes longer over one attempt is slow. Long enough that what holds up this process
 * itself, such as the embedded database, is not taken for it.
 */
export const SLOW_MS = 500;

/** With the attempt itself this stays below the head start that a delivery of its own gives it. */
const MAX_WAIT_MS = 3_000;

/**
 * The places of one receiver. While it is quick, whoever finds none free waits for one: in a storm
 * that is sooner than coming again. One that is slow is not waited for.
 */
export class ReceiverLimiter {
  /** When each attempt under way began, the oldest first. */
  readonly #underWay = new Set<{ readonly since: number }>();
  readonly #waiting = new Set<() => void>();

  /** Nobody is under way; then nobody waits either. */
  get isEmpty(): boolean {
    return this.#underWay.size === 0;
  }

  /** Somebody is under way for longer than a quick receiver takes. */
  get isSlow(): boolean {
    const [oldest] = this.#underWay;
    return oldest !== undefined && performance.now() - oldest.since >= SLOW_MS;
  }

  /** Answers how to leave the place again, which must be done; null where none is to be had. */
  async acquire(): Promise<(() => void) | null> {
    if (this.#underWay.size < PLACES) return this.#occupy();
    if (this.isSlow) return null;
    const since = performance.now();
    return new Promise((resolve) => {
      const enter = (): void => {
        clearInterval(look);
        resolve(this.#occupy());
      };
      const look = setInterval(() => {
        if (!this.isSlow && performance.now() - since < MAX_WAIT_MS) return;
        this.#waiting.delete(enter);
        clearInterval(look);
        resolve(null);
      }, SLOW_MS);
      this.#waiting.add(enter);
    });
  }

  /** The place goes straight from who leaves to who has waited longest, or a third could slip in. */
  #occupy(): () => void {
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
