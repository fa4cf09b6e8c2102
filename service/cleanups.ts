import type { Logger } from 'pino';

interface Step {
  readonly what: string;
  readonly undo: () => Promise<void> | void;
  /** What the step depends on: once that has ended, the step is no longer waited for. */
  readonly needed: Ended | null;
}

type Ended = Promise<void>;

/** Where parts register what has to be undone when the program ends. */
export interface Undoing {
  add(what: string, undo: () => Promise<void> | void): void;
}

/** Undoes what was done, in reverse order, when the program ends. */
export class Cleanups implements Undoing {
  readonly #steps: Step[] = [];

  add(what: string, undo: () => Promise<void> | void): void {
    this.#steps.push({ what, undo, needed: null });
  }

  /** For steps that depend on something: once it has ended they are given up without a warning. */
  until(ended: Promise<unknown>): Undoing {
    const needed = settled(ended);
    return { add: (what, undo) => void this.#steps.push({ what, undo, needed }) };
  }

  /** Undoes everything once. A step that fails is logged and does not prevent the others. */
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

/** Resolves whether it succeeds or fails. */
async function settled(ended: Promise<unknown>): Promise<void> {
  await Promise.allSettled([ended]);
}
