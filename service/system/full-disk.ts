import { existsSync, statfsSync, type StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { causesOf } from './causes.ts';

/** A disk has no room for what has to be written. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
  readonly folder: string;

  /** @param remedy what to set if no room can be made: `set SLA_DATA_DIR to …` */
  constructor(folder: string, remedy: string, cause: unknown) {
    super(
      `The disk that holds ${folder} is full. Free up space on it, or ${remedy}, and start again.`,
      { cause },
    );
    this.folder = folder;
  }
}

/** How systems, PostgreSQL and SQLite report a full disk or an exhausted quota. */
const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100', 'SQLITE_FULL'];
const WORDS = /no space left on device|disk quota exceeded|database or disk is full/i;
/** The same as numbers of WASI, which is all that PGlite gives. */
const WASI_NUMBERS: readonly unknown[] = [51, 19];

/** Whether an error or one of its causes is a full disk. */
export function isDiskFull(error: unknown): boolean {
  return causesOf(error).some(saysSo);
}

function saysSo(error: Error): boolean {
  if ('code' in error && error.code !== undefined) {
    if (CODES.includes(error.code)) return true;
  } else if ('errno' in error && WASI_NUMBERS.includes(error.errno)) return true;
  return WORDS.test(error.message);
}

/**
 * The error for a full disk that is one of several: the disk with the least room. The folders may
 * not exist yet.
 * Throws `RangeError` if there are none.
 * @param folders by the variable that can name another folder
 */
export function fullDiskOf(
  folders: Readonly<Record<string, string>>,
  cause: unknown,
): DiskFullError {
  const [fullest] = Object.entries(folders).toSorted(([, a], [, b]) => roomAt(a) - roomAt(b));
  if (fullest === undefined) throw new RangeError('there is no folder to choose from');
  const [variable, folder] = fullest;
  return new DiskFullError(resolve(folder), `set ${variable} to a folder on another disk`, cause);
}

/**
 * What must be free on the disk of the data folder, in bytes: for a segment of PostgreSQL's log, which is
 * made whole, and for the engine's file.
 */
const NEEDED_BYTES = 32 * 1024 ** 2;

/** Throws if a folder's disk is full, or will be after a few more writes. */
export async function requireRoom(folder: string, bytes = NEEDED_BYTES): Promise<void> {
  const room = roomOn(await statfs(folder));
  if (room >= bytes) return;
  throw new Error(
    `The disk that holds ${resolve(folder)} has room for only ${room} bytes, of at least ${bytes} that are needed: free up space on it`,
  );
}

/** How many bytes its disk has room for; 0 if it takes no more files. */
export function roomAt(folder: string): number {
  return roomOn(statfsSync(nearest(resolve(folder))));
}

/** Some file systems do not count files. */
function roomOn({ bavail, bsize, ffree, files }: StatsFs): number {
  return files > 0 && ffree === 0 ? 0 : bavail * bsize;
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}
