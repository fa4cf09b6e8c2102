import type { Worker } from 'node:worker_threads';
import type { Results } from '@electric-sql/pglite';
import { toError, type Request, type Reply } from './messages.ts';

/** The embedded database, wherever it runs. Statements are answered in the order in which they were sent. */
export interface Embedded {
  query(text: string, parameters?: unknown[]): Promise<Results>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A client of a database that was opened in a thread. Once the thread has ended, every request is refused.
 * @param onEnded called if the thread ends although nobody closed it; the database does not come back
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

  thread.on('message', (reply: Reply) => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failure' in reply) request?.reject(toError(reply.failure));
    else request?.resolve(reply.answer);
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('The embedded database has ended')));

  function ask(text: string | null, parameters: unknown[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      lastId += 1;
      const request: Request = { id: lastId, text, parameters };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- for windows, not for threads
      thread.postMessage(request);
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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- PGlite's own results, cloned
    query: (text, parameters) => ask(text, parameters) as Promise<Results>,
    close: () => (closing ??= close()),
  };
}
