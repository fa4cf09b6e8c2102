import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DataFolderError } from '../errors.ts';
import { createPglite } from './create.ts';
import { toError, type Opened } from './messages.ts';
import { overThread, type Embedded } from './over-thread.ts';

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

/** Why PostgreSQL gave up, from what it logged: PGlite's own error says only that it did. */
function lastWords(said: readonly string[]): string | null {
  const from = said.findIndex((line) => /\b(FATAL|PANIC): /.test(line));
  const words = said.slice(from, from + 2).filter((line) => / (FATAL|PANIC|DETAIL): /.test(line));
  return (
    words.map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL):\s+|\.$/g, '')).join('. ') || null
  );
}
