import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/**
 * Removes entries of a folder with matching names that have not changed for a day: what others may
 * still use is newer. Throws if the system forbids it.
 */
export function removeOld(folder: string, names: RegExp): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (names.test(name) && isOld(path)) rmSync(path, { recursive: true, force: true });
  }
}

function isOld(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > DAY_MS;
}
