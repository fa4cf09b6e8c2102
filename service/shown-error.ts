import { DataFolderError } from '../ledger/embedded/data-folder-error.ts';
import { LedgerUnavailableError } from '../ledger/errors.ts';
import { sqlState } from '../ledger/failures.ts';
import type { Config } from './config.ts';
import { EngineDiedError } from './engine/child.ts';
import { causesOf } from './system/causes.ts';
import { DiskFullError, fullDiskOf, isDiskFull, roomAt } from './system/full-disk.ts';

/** An engine that could not even write why it ended had less room than this. */
const NOTHING_BYTES = 1024 * 1024;

type Places = Pick<Config, 'dataDir' | 'cacheDir' | 'databaseUrl' | 'temporalElsewhere'>;

/**
 * The error to show to people. A full disk can show as any failed write, so it is named as such. A
 * disk that is full elsewhere is not ours, and is reported in the words of the error.
 */
export function shownError(error: Error, places: Places): Error {
  const { dataDir, cacheDir } = places;
  const diskFull = causesOf(error).find((cause) => cause instanceof DiskFullError);
  if (diskFull) return diskFull;
  if (!isDiskFull(error) && !hadNoRoom(error, dataDir)) return error;
  if (!isHere(error, places)) return error;
  return fullDiskOf({ SLA_DATA_DIR: dataDir, SLA_CACHE_DIR: cacheDir }, error);
}

function hadNoRoom(error: Error, dataDir: string): boolean {
  if (!(error instanceof EngineDiedError)) return false;
  return roomAt(dataDir) < NOTHING_BYTES;
}

function isHere(error: Error, { databaseUrl, temporalElsewhere }: Places): boolean {
  const causes = causesOf(error);
  if (causes.some(isOfDatabase)) return databaseUrl === null;
  // A full disk of a Temporal elsewhere is only described in words, without an error number of our
  // system.
  return !temporalElsewhere || causes.some(isOfSystem);
}

function isOfDatabase(cause: Error): boolean {
  if (cause instanceof LedgerUnavailableError || cause instanceof DataFolderError) return true;
  return sqlState(cause) !== null;
}

function isOfSystem(cause: Error): boolean {
  return 'errno' in cause || ('code' in cause && typeof cause.code === 'string');
}
