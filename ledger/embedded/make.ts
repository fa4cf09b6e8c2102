import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { DataFolderError } from './data-folder-error.ts';
import { whenOpened } from './opened.ts';

/**
 * Creates the embedded database if its folder is missing or empty. It does so in a separate process, since
 * creation takes some 500 MB that a long-lived process would keep. Each start creates it under a new
 * temporary name and renames it when it is complete, so a folder under its own name is always whole. Throws
 * `DataFolderError`.
 * @param dataDir belongs to this process alone
 * @param onMaking called if the database has to be created, which takes seconds
 */
export async function makeDatabase(
  dataDir: string,
  onMaking?: (making: Promise<unknown>) => void,
): Promise<void> {
  let draft: string;
  try {
    if (hasContent(dataDir)) return;
    mkdirSync(dirname(dataDir), { recursive: true, mode: 0o700 });
    removeDrafts(dataDir);
    draft = mkdtempSync(draftsOf(dataDir));
  } catch (error) {
    throw new DataFolderError(dataDir, error, null);
  }
  const making = makeThere(draft, dataDir);
  onMaking?.(making);
  await making;
}

async function makeThere(draft: string, dataDir: string): Promise<void> {
  try {
    await makeIn(draft, dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  renameSync(draft, dataDir);
}

/** Removes the drafts of starts that were killed. A process that still writes to one ends with its parent. */
function removeDrafts(dataDir: string): void {
  for (const name of readdirSync(dirname(dataDir))) {
    const path = join(dirname(dataDir), name);
    if (path.startsWith(draftsOf(dataDir))) {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

function draftsOf(dataDir: string): string {
  return `${normalize(dataDir)}.making-`;
}

/** A file in the place of the folder counts as content too; opening it then reports what is wrong. */
function hasContent(dataDir: string): boolean {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  return found !== undefined && (!found.isDirectory() || readdirSync(dataDir).length > 0);
}

async function makeIn(draft: string, dataDir: string): Promise<void> {
  const program = new URL('./make-process.mjs', import.meta.url);
  const child = fork(program, [draft], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Nobody waits for the database once this process has ended.
  const abandon = (): void => void child.kill('SIGKILL');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  const ended = 'The process that makes the database ended before it was done';
  await whenOpened(child, dataDir, ended);
}
