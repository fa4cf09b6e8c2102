import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock, DataFolderLockedError } from '../../service/lock.ts';
import { ownPath } from '../../service/system/folder-process.ts';
import { FolderUnusableError } from '../../service/system/folder-unusable.ts';
import { identify, type ProcessIdentity } from '../../service/system/process.ts';
import { compiled } from '../support/compiled.ts';
import { spawnCompiled } from '../support/spawned.ts';
import type { Spawned } from '../support/spawned.ts';

const HOLDER = compiled(new URL('./scripts/hold-lock.ts', import.meta.url));

let dataDir: string;
let started: Spawned[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sla-lock-'));
  started = [];
});

afterEach(async () => {
  for (const process of started) process.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  rmSync(dataDir, { recursive: true, force: true });
});

function holder(): Spawned {
  const spawned = spawnCompiled(HOLDER, [dataDir]);
  started.push(spawned);
  return spawned;
}

function files(): string[] {
  return readdirSync(join(dataDir, 'lock'));
}

/** Whoever started this process, but for what differs. */
function writeOwner(number: number, differing: Partial<ProcessIdentity>): void {
  const content = { ...identify(process.ppid), folder: ownPath(dataDir), ...differing };
  writeFileSync(join(dataDir, 'lock', String(number)), JSON.stringify(content));
}

test('a data folder that is a file is refused by its name', () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  expect(() => acquireLock(file)).toThrow(FolderUnusableError);
});

describe('the lock of the data folder', () => {
  test('refuses a second process, naming the first and the folder', async () => {
    const first = holder();
    expect(await first.line()).toBe('held');
    let refused: unknown;
    try {
      acquireLock(dataDir);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(DataFolderLockedError);
    expect(refused).toMatchObject({ pid: first.pid, dataDir });
    expect(String(refused)).toContain(`Process ${first.pid}`);
    expect(String(refused)).toContain(dataDir);
    expect(String(refused)).toContain('SLA_DATA_DIR');
  });

  test('is free in a copy of the folder, while the original is worked on', async () => {
    const original = holder();
    expect(await original.line()).toBe('held');
    const copy = `${dataDir}-copy`;
    cpSync(dataDir, copy, { recursive: true });
    try {
      acquireLock(copy).release();
      expect(() => acquireLock(dataDir)).toThrow(DataFolderLockedError);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  test('is held in a folder that was moved while it is worked on, whatever path leads to it', async () => {
    const first = holder();
    expect(await first.line()).toBe('held');
    const link = `${dataDir}-link`;
    const moved = `${dataDir}-moved`;
    symlinkSync(dataDir, link);
    try {
      expect(() => acquireLock(link)).toThrow(DataFolderLockedError);
      renameSync(dataDir, moved);
      expect(() => acquireLock(moved)).toThrow(DataFolderLockedError);
    } finally {
      rmSync(link);
      rmSync(moved, { recursive: true, force: true });
    }
  });

  test('is taken over at once after kill -9', async () => {
    const first = holder();
    expect(await first.line()).toBe('held');
    first.kill('SIGKILL');
    await first.ended;
    const second = holder();
    expect(await second.line()).toBe('held');
  });

  test('goes to exactly one of many that start at the same moment over a dead owner', async () => {
    const dead = holder();
    expect(await dead.line()).toBe('held');
    dead.kill('SIGKILL');
    await dead.ended;
    const answers = await Promise.all(Array.from({ length: 6 }, () => holder().line()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'DataFolderLockedError')).toHaveLength(5);
  });

  test('is not held by a stranger that got the process id of a dead owner', () => {
    acquireLock(dataDir).release();
    writeOwner(2, { startedAt: '1' });
    acquireLock(dataDir).release();
    expect(files()).toEqual(['3']);
  });

  test('is not held by a process from before the last boot', () => {
    acquireLock(dataDir).release();
    writeOwner(2, { bootId: 'an earlier boot' });
    acquireLock(dataDir).release();
    expect(files()).toEqual(['3']);
  });

  test('is free again once it was released', () => {
    acquireLock(dataDir).release();
    acquireLock(dataDir).release();
    expect(files()).toEqual(['2']);
  });

  test('is left alone by a release that comes after another process took it over', () => {
    const lock = acquireLock(dataDir);
    writeOwner(1, { pid: process.pid, startedAt: '1' });
    lock.release();
    expect(readFileSync(join(dataDir, 'lock', '1'), 'utf8')).toContain('"startedAt":"1"');
  });

  test('survives a file that a failing disk cut short', () => {
    acquireLock(dataDir).release();
    writeFileSync(join(dataDir, 'lock', '2'), '{"pid": 1');
    acquireLock(dataDir).release();
    expect(files()).toEqual(['3']);
  });
});
