import { statSync } from 'node:fs';

/** What a path leads to; also `other` if it cannot be read, for example below a file. */
export function kindOf(path: string): 'folder' | 'missing' | 'other' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'missing';
    return found.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'other';
  }
}
