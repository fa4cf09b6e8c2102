import { join } from 'node:path';
import { readFolderProcess } from '../../service/system/folder-process.ts';
import { isRunning, type ProcessIdentity } from '../../service/system/process.ts';

/** Where a data folder says which engine works on it. */
export const ENGINE_RECORD = join('engine', 'process.json');

/** The engine that works on a data folder now; null where none does. */
export function engineOf(dataDir: string): ProcessIdentity | null {
  const recorded = readFolderProcess(join(dataDir, ENGINE_RECORD));
  return recorded !== null && isRunning(recorded) ? recorded : null;
}
