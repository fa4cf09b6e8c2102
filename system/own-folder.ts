import { realpathSync, statSync, type BigIntStats } from 'node:fs';

/** A folder's own path: absolute, without links, spelt as the disk has it. */
export function ownPath(folder: string): string {
  return realpathSync.native(folder);
}

/**
 * Whether what was written down in a folder is about another one, of which this is a copy. A folder
 * that is not where it was any more has been moved: what still works on its files works on these.
 * One folder may have several paths, by a bind mount or on a disk that ignores case.
 * @param written the folder's own path when it was written down; releases of before wrote none
 * @param here its own path now
 */
export function isOfAnother(written: string | undefined, here: string): boolean {
  if (written === undefined || written === here) return false;
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
