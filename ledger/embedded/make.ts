import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { DataFolderError } from './data-folder-error.ts';
import { whenOpened } from './opened.ts';

/**
 * Makes the embedded database where the folder is missing or empty, in a process of its own: it takes
 * some 500 MB, which a process that goes on would keep. A folder that is there is whole: one that is not
 * has another name, a new one for each start. Throws `DataFolderError`.
 * @param dataDir this process's alone
 * @param onMaking told where it has to be made, which takes seconds
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

/** Of starts that were killed. Whoever still writes there ends with its parent. */
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

/** A file in the place of the folder is content too, of which opening says what is wrong. */
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
  // What nobody waits for any more is not made either.
  const abandon = (): void => void child.kill('SIGKILL');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  const ended = 'The process that makes the database ended before it was done';
  await whenOpened(child, dataDir, ended);
}
