import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './system/error-code.ts';
import {
  ownPath,
  readFolderProcess,
  worksOn,
  type FolderProcess,
} from './system/folder-process.ts';
import { FolderUnusableError } from './system/folder-unusable.ts';
import { identify } from './system/process.ts';
import type { ProcessIdentity } from './system/process.ts';

/** Another process uses the data folder. */
export class DataFolderLockedError extends Error {
  override readonly name = 'DataFolderLockedError';
  readonly pid: number;
  readonly dataDir: string;

  constructor(pid: number, dataDir: string) {
    super(
      `Process ${pid} is already using the data folder ${dataDir}. ` +
        'Stop it first, or set SLA_DATA_DIR to another folder.',
    );
    this.pid = pid;
    this.dataDir = dataDir;
  }
}

/** The right to use a data folder, until released or until this process ends. */
export interface Lock {
  /** Releases the lock; does nothing if it is no longer ours. */
  release(): void;
}

/**
 * Locks the data folder for this process, creating it if it is missing. A killed process's lock is
 * taken over at once.
 * Throws `DataFolderLockedError` if a running process holds it, and `FolderUnusableError`.
 *
 * Every owner so far has had a numbered file, and the highest number owns the folder. To own it, a
 * process creates the next number, which only one process can, and looks again: as the highest file
 * is never removed, an old number cannot be mistaken for the next. So two processes that start at
 * the same moment, even over a dead owner's file, never both succeed.
 */
export function acquireLock(dataDir: string): Lock {
  const folder = join(dataDir, 'lock');
  makeFolder(folder, dataDir);
  const self = { ...ownIdentity(), folder: ownPath(dataDir) };
  for (;;) {
    const held = highest(folder);
    refuseIfHeld(folder, held, self.folder);
    const mine = held + 1;
    if (!make(folder, mine, self)) continue;
    if (highest(folder) !== mine) {
      rmSync(fileOf(folder, mine), { force: true });
      continue;
    }
    removeBelow(folder, mine);
    return { release: () => release(folder, mine, self) };
  }
}

function ownIdentity(): ProcessIdentity {
  const self = identify(process.pid);
  if (self === null) throw new Error('This process cannot be found in the process table.');
  return self;
}

function makeFolder(folder: string, dataDir: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new FolderUnusableError('data folder', dataDir, 'SLA_DATA_DIR', error);
  }
}

/** The number of the current owner; 0 if there never was one. */
function highest(folder: string): number {
  return Math.max(0, ...numbers(folder));
}

function numbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function refuseIfHeld(folder: string, number: number, dataDir: string): void {
  // Null if it was released, or removed meanwhile.
  const holder = readFolderProcess(fileOf(folder, number));
  if (holder === null || !worksOn(holder, dataDir)) return;
  throw new DataFolderLockedError(holder.pid, dataDir);
}

/** False if the number is taken. The file appears whole or not at all. */
function make(folder: string, number: number, content: FolderProcess): boolean {
  const draft = join(folder, `draft-${randomUUID()}`);
  try {
    writeFileSync(draft, JSON.stringify(content), { flush: true });
    linkSync(draft, fileOf(folder, number));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function release(folder: string, number: number, self: ProcessIdentity): void {
  const now = readFolderProcess(fileOf(folder, number));
  if (now?.pid !== self.pid || now.startedAt !== self.startedAt) return;
  // The file stays, as the highest number must. It is emptied, which needs no room on the disk.
  truncateSync(fileOf(folder, number));
}

function removeBelow(folder: string, number: number): void {
  for (const older of numbers(folder)) {
    if (older < number) rmSync(fileOf(folder, older), { force: true });
  }
}

function fileOf(folder: string, number: number): string {
  return join(folder, String(number));
}
