import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity } from '../../system/process.ts';

/** Where a data folder says which engine works on it. */
export const ENGINE_RECORD = join('engine', 'processes.json');

/** The engine that works on a data folder now; null where none does. */
export function engineOf(dataDir: string): ProcessIdentity | null {
  return identitiesIn(join(dataDir, ENGINE_RECORD)).find(isRunning) ?? null;
}

/** A released lock names nobody. A file that is replaced while we look is none either. */
export function identitiesIn(file: string): ProcessIdentity[] {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity[] | null;
    return content === null ? [] : [content].flat();
  } catch {
    return [];
  }
}
