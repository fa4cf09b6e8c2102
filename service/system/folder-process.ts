import { readFileSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { z } from 'zod';
import { isRunning } from './process.ts';

const folderProcess = z.object({
  pid: z.int(),
  startedAt: z.string(),
  bootId: z.string(),
  /** The folder's real path when this was written. */
  folder: z.string(),
});

/** A process that works on a folder, as recorded in a file there. */
export type FolderProcess = z.infer<typeof folderProcess>;

/** Null if there is no file, or it is incomplete. */
export function readFolderProcess(file: string): FolderProcess | null {
  try {
    return folderProcess.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Whether the process runs and works on this folder, rather than on one of which this is a copy.
 */
export function worksOn(process: FolderProcess, folder: string): boolean {
  return isRunning(process) && !isOfAnother(process.folder, ownPath(folder));
}

/** A folder's real path: absolute, without links, spelt as on the disk. */
export function ownPath(folder: string): string {
  return realpathSync.native(folder);
}

/**
 * Whether the recorded folder is a different one. If nothing is at the recorded path the folder has
 * been moved, and its process still works on it. One folder may have several paths, by a bind mount
 * or on a disk that ignores case.
 */
function isOfAnother(written: string, here: string): boolean {
  if (written === here) return false;
  const there = look(written);
  const own = look(here);
  return there !== null && (there.dev !== own?.dev || there.ino !== own.ino);
}

/** Null if nothing is there, or it cannot be read. */
function look(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
