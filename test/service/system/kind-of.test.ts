import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf } from '../../../service/system/kind-of.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sla-kind-'));
  writeFileSync(join(root, 'file'), '');
  symlinkSync(root, join(root, 'link'));
});

afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ['', 'folder'],
  ['link', 'folder'],
  ['none', 'missing'],
  ['none/below', 'missing'],
  ['file', 'other'],
  // Nothing is there, and nothing can be made there.
  ['file/below', 'other'],
])('a path to "%s" leads to: %s', (path, kind) => {
  expect(kindOf(join(root, path))).toBe(kind);
});

test('a device is no folder', () => {
  expect(kindOf('/dev/null')).toBe('other');
});
