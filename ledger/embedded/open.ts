import { Worker } from 'node:worker_threads';
import { DataFolderError } from '../errors.ts';
import { createPglite } from './create.ts';
import { lastWords } from './last-words.ts';
import { makeDatabase } from './make.ts';
import { toError, toFailure, type Opened } from './messages.ts';
import { overThread, type Embedded } from './over-thread.ts';

/**
 * Opens the embedded database: in memory, or over a folder that is this process's alone, in a thread
 * of its own. There it holds up nobody, while it works, who has to answer requests or to send alerts.
 * Throws `DataFolderError`.
 * @param onEnded told where the thread ends though nobody closes the database
 */
export async function openPglite(
  dataDir: string | null,
  onEnded?: (error: Error) => void,
): Promise<Embedded> {
  if (dataDir === null) return createPglite(null);
  await makeDatabase(dataDir);
  const program = new URL('./start-thread.mjs', import.meta.url);
  const thread = new Worker(program, { workerData: dataDir });
  const { failure, said } = await openedBy(thread);
  if (failure === null) return overThread(thread, onEnded);
  await thread.terminate();
  throw new DataFolderError(dataDir, toError(failure), lastWords(said));
}

/** What a thread tells first; one that ends before it does has failed too. */
function openedBy(thread: Worker): Promise<Opened> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ failure: toFailure(error), said: [] });
    thread.once('message', resolve);
    thread.once('error', failed);
    thread.once('exit', () => failed(new Error('The embedded database ended while it opened')));
  });
}
