import { statSync } from 'node:fs';

/** What a path leads to; `other` too where it cannot be looked at, as below a file. */
export function kindOf(path: string): 'folder' | 'missing' | 'other' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'missing';
    return found.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'other';
  }
}
