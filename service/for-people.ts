import { EngineDiedError } from '../engine/child.ts';
import { DiskFullError, fullest, isDiskFull, roomAt } from '../system/full-disk.ts';
import type { Config } from './config.ts';

/** An engine that could not even write why it ends had less than this. */
const NOTHING_BYTES = 1024 * 1024;

/**
 * What people are told of a failure. A full disk shows in whatever is written next: it is told as
 * what it is.
 */
export function forPeople(error: Error, { dataDir, cacheDir }: FolderConfig): Error {
  if (!isDiskFull(error) && !hadNoRoom(error, dataDir)) return error;
  const folder = fullest([dataDir, cacheDir]);
  const variable = folder === fullest([dataDir]) ? 'SLA_DATA_DIR' : 'SLA_CACHE_DIR';
  return new DiskFullError(folder, `set ${variable} to a folder on another disk`, error);
}

type FolderConfig = Pick<Config, 'dataDir' | 'cacheDir'>;

function hadNoRoom(error: Error, dataDir: string): boolean {
  if (!(error instanceof EngineDiedError)) return false;
  return roomAt(dataDir) < NOTHING_BYTES;
}
