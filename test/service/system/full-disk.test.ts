import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DataFolderError } from '../../../ledger/embedded/data-folder-error.ts';
import { toError, toFailure } from '../../../ledger/embedded/messages.ts';
import { LedgerUnavailableError } from '../../../ledger/errors.ts';
import { fullDiskOf, isDiskFull, requireRoom, roomAt } from '../../../service/system/full-disk.ts';

/** A device of Linux that is always full. */
const FULL = '/dev/full';

describe('a full disk is known', () => {
  test.runIf(existsSync(FULL))('by what the system says', () => {
    let thrown: unknown;
    try {
      writeFileSync(FULL, 'x');
    } catch (error) {
      thrown = error;
    }
    expect(isDiskFull(thrown)).toBe(true);
  });

  test.each([
    ['the embedded database, which tells a number', { name: 'ErrnoError', errno: 51 }],
    ['PostgreSQL', Object.assign(new Error('could not extend file'), { code: '53100' })],
    ['SQLite', new Error('sql: database or disk is full (13)')],
    ['a quota', Object.assign(new Error('write'), { code: 'EDQUOT' })],
  ])('from %s, also through a thread and as a cause', (_, thrown) => {
    const error = toError(toFailure(thrown));
    expect(isDiskFull(error)).toBe(true);
    expect(isDiskFull(new DataFolderError('ledger', error, null))).toBe(true);
    expect(isDiskFull(new LedgerUnavailableError('memory', error))).toBe(true);
  });

  test.each([
    ['a missing file', Object.assign(new Error('no such file'), { code: 'ENOENT', errno: -2 })],
    // The number of EDQUOT for WASI is another one for systems, which have a code as well.
    ['a number of the system', Object.assign(new Error('no'), { code: 'ENODEV', errno: 19 })],
    ['nothing', undefined],
  ])('and not from %s', (_, error) => {
    expect(isDiskFull(error)).toBe(false);
  });
});

describe('a disk', () => {
  test('has room until less is free than is needed, and then tells the folder and what is free', async () => {
    const free = roomAt(tmpdir());
    await expect(requireRoom(tmpdir(), free / 2)).resolves.toBeUndefined();
    await expect(requireRoom(tmpdir(), free * 2)).rejects.toThrow(
      new RegExp(`${tmpdir()} has room for only \\d+ bytes`),
    );
  });

  test.runIf(existsSync('/proc/self'))('that takes nothing has no room', async () => {
    await expect(requireRoom('/proc/self')).rejects.toThrow('room for only 0 bytes');
  });
});

describe('of several folders', () => {
  test('one that is still to be made counts by where it will be', () => {
    const missing = join(tmpdir(), 'not', 'there', 'yet');
    expect(fullDiskOf({ TMPDIR: missing }, null).folder).toBe(missing);
    expect(roomAt(missing)).toBeGreaterThan(0);
  });

  test.runIf(existsSync('/proc/self'))('the one with the least room is the fullest', () => {
    // A file system that takes nothing.
    const told = fullDiskOf({ TMPDIR: tmpdir(), OTHER: '/proc/self' }, null);
    expect(told.folder).toBe('/proc/self');
    expect(told.message).toContain('set OTHER to a folder on another disk');
  });
});
