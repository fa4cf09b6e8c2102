import type { Logger } from 'pino';

interface Step {
  readonly what: string;
  readonly undo: () => Promise<void> | void;
  /** What the step is of no use without: once it has ended, nobody waits for the step. */
  readonly needed: Ended | null;
}

/** Resolves when something has ended. */
type Ended = Promise<void>;

/** Where to say what has to be undone when the program ends. */
export interface Undoing {
  add(what: string, undo: () => Promise<void> | void): void;
}

/** What has to be undone when the program ends, in the opposite order of its doing. */
export class Cleanups implements Undoing {
  readonly #steps: Step[] = [];

  add(what: string, undo: () => Promise<void> | void): void {
    this.#steps.push({ what, undo, needed: null });
  }

  /** For steps that talk to something: once that has ended they are given up, and nothing is said. */
  until(ended: Promise<unknown>): Undoing {
    const needed = settled(ended);
    return { add: (what, undo) => void this.#steps.push({ what, undo, needed }) };
  }

  /** Undoes everything once; a step that fails is logged and keeps no other from being taken. */
  async run(log: Logger): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await take(step, log);
  }
}

async function take({ what, undo, needed }: Step, log: Logger): Promise<void> {
  let isHopeless = false;
  const hopeless = needed?.then(() => void (isHopeless = true));
  const undone = (async () => {
    try {
      await undo();
    } catch (error) {
      if (!isHopeless) log.warn({ err: error }, `could not ${what} cleanly`);
    }
  })();
  await Promise.race(hopeless ? [undone, hopeless] : [undone]);
}

/** However it has ended. */
async function settled(ended: Promise<unknown>): Promise<void> {
  await Promise.allSettled([ended]);
}
