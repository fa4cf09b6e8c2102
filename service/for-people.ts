import { DataFolderError } from '../ledger/embedded/data-folder-error.ts';
import { LedgerUnavailableError } from '../ledger/errors.ts';
import { sqlState } from '../ledger/failures.ts';
import type { Config } from './config.ts';
import { EngineDiedError } from './engine/child.ts';
import { causesOf } from './system/causes.ts';
import { DiskFullError, fullDiskOf, isDiskFull, roomAt } from './system/full-disk.ts';

/** An engine that could not even write why it ends had less than this. */
const NOTHING_BYTES = 1024 * 1024;

type Places = Pick<Config, 'dataDir' | 'cacheDir' | 'databaseUrl' | 'temporalElsewhere'>;

/**
 * What people are told of a failure. A full disk shows in whatever is written next: it is told as
 * what it is. One that is full elsewhere is not ours, and is told in the words of those who said so.
 */
export function forPeople(error: Error, places: Places): Error {
  const { dataDir, cacheDir } = places;
  const known = causesOf(error).find((cause) => cause instanceof DiskFullError);
  if (known) return known;
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
  // A Temporal elsewhere has but words for it, which come with no number of our own system.
  return !temporalElsewhere || causes.some(isOfSystem);
}

function isOfDatabase(cause: Error): boolean {
  if (cause instanceof LedgerUnavailableError || cause instanceof DataFolderError) return true;
  return sqlState(cause) !== null;
}

function isOfSystem(cause: Error): boolean {
  return 'errno' in cause || ('code' in cause && typeof cause.code === 'string');
}
