import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOfAnother, ownPath } from '../../system/own-folder.ts';

let root: string;
let here: string;

beforeEach(() => {
  root = ownPath(mkdtempSync(join(tmpdir(), 'sla-own-')));
  here = join(root, 'here');
  mkdirSync(here);
});

afterEach(() => rmSync(root, { recursive: true }));

test('the path of a folder is the one without links', () => {
  const link = join(root, 'link');
  symlinkSync(here, link);
  expect(ownPath(link)).toBe(here);
});

test('a folder that is there beside this one is another', () => {
  mkdirSync(join(root, 'there'));
  expect(isOfAnother(join(root, 'there'), here)).toBe(true);
});

test('a folder that is not there any more was moved here', () => {
  expect(isOfAnother(join(root, 'gone'), here)).toBe(false);
  writeFileSync(join(root, 'file'), '');
  expect(isOfAnother(join(root, 'file', 'below'), here)).toBe(false);
});

test('where nothing was written down, it is this one', () => {
  expect(isOfAnother(undefined, here)).toBe(false);
});

// A link stands for a bind mount and for other letters on a disk that ignores case.
test('a folder with two names is one', () => {
  const alias = join(root, 'alias');
  symlinkSync(here, alias);
  expect(isOfAnother(alias, here)).toBe(false);
});
