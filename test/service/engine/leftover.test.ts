import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launch, type Child } from '../../../service/engine/child.ts';
import { endLeftover, recordChild } from '../../../service/engine/leftover.ts';
import { isRunning } from '../../../service/system/process.ts';

let root: string;
let engineDir: string;
let child: Child;
let said: string[];

const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sla-leftovers-'));
  engineDir = join(root, 'original', 'engine');
  mkdirSync(engineDir, { recursive: true });
  said = [];
  child = launch({
    command: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    cwd: engineDir,
    logPath: join(engineDir, 'server.log'),
  });
  recordChild(engineDir, child);
});

afterEach(async () => {
  await child.stop(5_000);
  rmSync(root, { recursive: true, force: true });
});

function runs(): boolean {
  return child.identity !== null && isRunning(child.identity);
}

test('an engine that was left over is ended, and people are told', async () => {
  await endLeftover(engineDir, 5_000, log);
  expect(runs()).toBe(false);
  expect(said).toEqual([expect.stringContaining('left over')]);
});

test('a copy of a data folder never touches the engine of the original', async () => {
  const copy = join(root, 'copy');
  cpSync(join(root, 'original'), copy, { recursive: true });
  await endLeftover(join(copy, 'engine'), 5_000, log);
  expect(runs()).toBe(true);
  expect(said).toEqual([]);
});

test('the engine of a folder that was moved is its own', async () => {
  const moved = join(root, 'moved');
  renameSync(join(root, 'original'), moved);
  await endLeftover(join(moved, 'engine'), 5_000, log);
  expect(runs()).toBe(false);
});
