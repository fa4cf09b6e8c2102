import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Results } from '@electric-sql/pglite';
import { DataFolderError } from '../errors.ts';
import { createPglite } from './create.ts';
import { toError, type Asked, type Opened, type Told } from './messages.ts';

/** The embedded database, wherever it runs. Statements are answered in the order they are asked. */
export interface Embedded {
  query(text: string, parameters?: unknown[]): Promise<Results>;
  close(): Promise<void>;
}

/**
 * Opens the embedded database: in memory, or over a folder that is this process's alone, in a thread
 * of its own. There it holds up nobody, while it works, who has to answer requests or to send alerts.
 * Throws `DataFolderError`.
 */
export async function openPglite(dataDir: string | null): Promise<Embedded> {
  if (dataDir === null) return createPglite(null);
  const program = new URL('./start-thread.mjs', import.meta.url);
  const thread = new Worker(program, { workerData: dataDir });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the first that it tells
  const [{ failure, said }] = (await once(thread, 'message')) as [Opened];
  if (failure === null) return overThread(thread);
  await thread.terminate();
  throw new DataFolderError(dataDir, toError(failure), lastWords(said));
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

function overThread(thread: Worker): Embedded {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;

  function end(error: Error): void {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  thread.on('message', (told: Told) => {
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
      waiting.set(lastId, { resolve, reject });
      const asked: Asked = { id: lastId, text, parameters };
      thread.postMessage(asked);
    });
  }

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what PGlite answers, cloned
    query: (text, parameters) => ask(text, parameters) as Promise<Results>,
    async close() {
      await ask(null);
      await thread.terminate();
    },
  };
}

/** Why PostgreSQL gave up, from what it logged: PGlite's own error says only that it did. */
function lastWords(said: readonly string[]): string | null {
  const from = said.findIndex((line) => /\b(FATAL|PANIC): /.test(line));
  const words = said.slice(from, from + 2).filter((line) => / (FATAL|PANIC|DETAIL): /.test(line));
  return (
    words.map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL):\s+|\.$/g, '')).join('. ') || null
  );
}
