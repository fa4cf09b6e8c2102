import type { ChildProcess } from 'node:child_process';
import type { Worker } from 'node:worker_threads';
import { DataFolderError } from './data-folder-error.ts';
import { lastWords } from './last-words.ts';
import { toError, toFailure, type Opened } from './messages.ts';

/**
 * Resolves when a thread or process reports that it has opened the database in a folder. Throws
 * `DataFolderError` if it reports a failure, or if it ends before it reports anything.
 * @param ended the message for the latter case
 */
export async function whenOpened(
  program: Worker | ChildProcess,
  dataDir: string,
  ended: string,
): Promise<void> {
  const { failure, said } = await firstWord(program, ended);
  if (failure !== null) throw new DataFolderError(dataDir, toError(failure), lastWords(said));
}

function firstWord(program: Worker | ChildProcess, ended: string): Promise<Opened> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ failure: toFailure(error), said: [] });
    program.once('message', resolve);
    program.once('error', failed);
    program.once('exit', () => failed(new Error(ended)));
  });
}
