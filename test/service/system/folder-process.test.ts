import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownPath, readFolderProcess, worksOn } from '../../../service/system/folder-process.ts';
import { identify } from '../../../service/system/process.ts';

let root: string;
let here: string;

beforeEach(() => {
  root = ownPath(mkdtempSync(join(tmpdir(), 'sla-own-')));
  here = join(root, 'here');
  mkdirSync(here);
});

afterEach(() => rmSync(root, { recursive: true }));

/** Whether a process that was written down for a folder works on this one. */
function worksHere(folder: string): boolean {
  const self = identify(process.pid);
  if (self === null) throw new Error('This process does not run.');
  return worksOn({ ...self, folder }, here);
}

test('a process that was written down for a folder works on it while it runs', () => {
  expect(worksHere(here)).toBe(true);
  expect(worksOn({ pid: process.pid, startedAt: '1', bootId: 'x', folder: here }, here)).toBe(
    false,
  );
});

test('the path of a folder is the one without links', () => {
  const link = join(root, 'link');
  symlinkSync(here, link);
  expect(ownPath(link)).toBe(here);
});

test('a folder that is there beside this one is another', () => {
  mkdirSync(join(root, 'there'));
  expect(worksHere(join(root, 'there'))).toBe(false);
});

test('a folder that is not there any more was moved here', () => {
  expect(worksHere(join(root, 'gone'))).toBe(true);
  writeFileSync(join(root, 'file'), '');
  expect(worksHere(join(root, 'file', 'below'))).toBe(true);
});

// A link stands for a bind mount and for other letters on a disk that ignores case.
test('a folder with two names is one', () => {
  const alias = join(root, 'alias');
  symlinkSync(here, alias);
  expect(worksHere(alias)).toBe(true);
});

test.each(['', '{"pid": 1', '{"pid": 1}', 'null'])(
  'what was cut short names nobody: %j',
  (text) => {
    writeFileSync(join(here, 'record'), text);
    expect(readFolderProcess(join(here, 'record'))).toBeNull();
    expect(readFolderProcess(join(here, 'nothing'))).toBeNull();
  },
);
