import { Worker } from 'node:worker_threads';
import { createPglite } from './create.ts';
import { makeDatabase } from './make.ts';
import { whenOpened } from './opened.ts';
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
  try {
    await whenOpened(thread, dataDir, 'The embedded database ended while it opened');
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return overThread(thread, onEnded);
}
