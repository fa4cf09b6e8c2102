import { readFileSync } from 'node:fs';

/** Of the thread that runs the event loop, as the Linux kernel accounts for it. */
const ACCOUNT = `/proc/self/task/${process.pid}/schedstat`;
const EVERY_MS = 1;

/**
 * Watches for how long the event loop is held at a stretch, in processor time: other work on the machine does not
 * count.
 */
export class LoopWatch {
  #longestMs = 0;
  #at = processorMs();
  readonly #timer = setInterval(() => this.#look(), EVERY_MS);

  /** Milliseconds, the longest since it began. Ends the watch. */
  end(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#longestMs;
  }

  #look(): void {
    const now = processorMs();
    this.#longestMs = Math.max(this.#longestMs, now - this.#at);
    this.#at = now;
  }
}

function processorMs(): number {
  return Number(readFileSync(ACCOUNT, 'utf8').split(' ')[0]) / 1e6;
}
