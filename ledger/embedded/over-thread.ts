import type { Worker } from 'node:worker_threads';
import type { Results } from '@electric-sql/pglite';
import { toError, type Request, type Reply } from './messages.ts';

/** The embedded database, wherever it runs. Statements are answered in the order they are asked. */
export interface Embedded {
  query(text: string, parameters?: unknown[]): Promise<Results>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A database that was opened in a thread. Once that has ended, whatever is asked is refused.
 * @param onEnded told where it ends though nobody closes it: it does not come back
 */
export function overThread(thread: Worker, onEnded: (error: Error) => void = () => {}): Embedded {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;
  let closing: Promise<void> | null = null;

  function end(error: Error): void {
    if (ended === null && closing === null) onEnded(error);
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  thread.on('message', (told: Reply) => {
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    if ('failure' in told) asked?.reject(toError(told.failure));
    else asked?.resolve(told.answer);
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('The embedded database has ended')));

  function ask(text: string | null, parameters: unknown[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      lastId += 1;
      const asked: Request = { id: lastId, text, parameters };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of windows, not of threads
      thread.postMessage(asked);
      waiting.set(lastId, { resolve, reject });
    });
  }

  async function close(): Promise<void> {
    try {
      if (ended === null) await ask(null);
    } finally {
      await thread.terminate();
    }
  }

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what PGlite answers, cloned
    query: (text, parameters) => ask(text, parameters) as Promise<Results>,
    close: () => (closing ??= close()),
  };
}
