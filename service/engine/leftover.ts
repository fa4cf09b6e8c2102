import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ownPath,
  readFolderProcess,
  worksOn,
  type FolderProcess,
} from '../system/folder-process.ts';
import { endProcess } from '../system/process.ts';
import type { Child } from './child.ts';
import type { EngineLog } from './cli/log.ts';

/**
 * Records which program runs for this folder, so that a later start can end it if it is left over.
 */
export function recordChild(engineDir: string, { identity }: Child): void {
  if (identity === null) return;
  const running: FolderProcess = { ...identity, folder: ownPath(engineDir) };
  const file = recordFile(engineDir);
  writeFileSync(`${file}.new`, JSON.stringify(running));
  renameSync(`${file}.new`, file);
}

/**
 * Ends the program that a killed parent left running on this folder, so that it holds neither its
 * database nor its ports. Checks first that the process is the recorded one.
 */
export async function endLeftover(
  engineDir: string,
  graceMs: number,
  log: EngineLog,
): Promise<void> {
  const left = readFolderProcess(recordFile(engineDir));
  if (left === null || !worksOn(left, engineDir)) return;
  log.warn(`Ending Temporal (process ${left.pid}), left over from a start that was killed.`);
  await endProcess(left, graceMs);
}

function recordFile(engineDir: string): string {
  return join(engineDir, 'process.json');
}
