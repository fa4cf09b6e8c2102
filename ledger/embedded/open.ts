import { Worker } from 'node:worker_threads';
import { DataFolderError } from '../errors.ts';
import { createPglite } from './create.ts';
import { lastWords } from './last-words.ts';
import { makeDatabase } from './make.ts';
import { toError, toFailure, type Opened } from './messages.ts';
import { overThread, type Embedded } from './over-thread.ts';

/** Who is told of what goes on with an embedded database in a folder. */
export interface EmbeddedWatch {
  /** Told where the database ends though nobody closes it: it does not come back. */
  readonly onEnded?: (error: Error) => void;
  /** Told where it has to be made first, which takes seconds. */
  readonly onMaking?: (making: Promise<unknown>) => void;
}

/**
 * Opens the embedded database: in memory, or over a folder that is this process's alone, in a thread
 * of its own. There it holds up nobody, while it works, who has to answer requests or to send alerts.
 * Throws `DataFolderError`.
 */
export async function openPglite(
  dataDir: string | null,
  { onEnded, onMaking }: EmbeddedWatch = {},
): Promise<Embedded> {
  if (dataDir === null) return createPglite(null);
  await makeDatabase(dataDir, onMaking);
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
