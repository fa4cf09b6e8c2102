import { Worker } from 'node:worker_threads';
import { createPglite } from './create.ts';
import { makeDatabase } from './make.ts';
import { whenOpened } from './opened.ts';
import { overThread, type Embedded } from './over-thread.ts';

/** Callbacks for an embedded database in a folder. */
export interface EmbeddedWatch {
  /** Called if the database ends although nobody closed it; it does not come back. */
  readonly onEnded?: (error: Error) => void;
  /** Called if the database has to be created first, which takes seconds. */
  readonly onMaking?: (making: Promise<unknown>) => void;
}

/**
 * Opens the embedded database: in memory, or in a folder that belongs to this process alone. With a folder
 * it runs in a thread of its own, so that its work does not hold up requests and alerts. Throws
 * `DataFolderError`.
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
