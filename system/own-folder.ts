import { existsSync } from 'node:fs';

/**
 * Whether what was written down in a folder is about another one, of which this is a copy. A folder
 * that is not where it was any more has been moved: what still works on its files works on these.
 * @param written the folder's own path when it was written down; releases of before wrote none
 * @param here its path now, absolute and without links
 */
export function isOfAnother(written: string | undefined, here: string): boolean {
  return written !== undefined && written !== here && existsSync(written);
}
