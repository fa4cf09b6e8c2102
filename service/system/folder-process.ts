import { readFileSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { z } from 'zod';
import { isRunning } from './process.ts';

const folderProcess = z.object({
  pid: z.int(),
  startedAt: z.string(),
  bootId: z.string(),
  /** The folder's own path when this was written down. */
  folder: z.string(),
});

/** A process that works on a folder, as a file in that folder says. */
export type FolderProcess = z.infer<typeof folderProcess>;

/** Null where nothing is written down, or cut short. */
export function readFolderProcess(file: string): FolderProcess | null {
  try {
    return folderProcess.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Whether it runs and works on this folder, and not on another of which this is a copy. */
export function worksOn(process: FolderProcess, folder: string): boolean {
  return isRunning(process) && !isOfAnother(process.folder, ownPath(folder));
}

/** A folder's own path: absolute, without links, spelt as the disk has it. */
export function ownPath(folder: string): string {
  return realpathSync.native(folder);
}

/**
 * A folder that is not where it was any more has been moved: what still works on its files works on
 * these. One folder may have several paths, by a bind mount or on a disk that ignores case.
 */
function isOfAnother(written: string, here: string): boolean {
  if (written === here) return false;
  const there = look(written);
  const own = look(here);
  return there !== null && (there.dev !== own?.dev || there.ino !== own.ino);
}

/** Null where nothing is there, or it cannot be looked at. */
function look(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
