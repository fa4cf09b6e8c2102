import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from '../../../service/system/source-hash.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sla-sources-'));
  mkdirSync(join(root, 'api', 'cases'), { recursive: true });
  mkdirSync(join(root, 'worker'));
  mkdirSync(join(root, 'node_modules'));
  write('package-lock.json', '{}');
  write('api/cases/open.ts', 'open');
  write('worker/bundle.ts', 'bundle');
  write('worker/other.ts', 'other');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  writeFileSync(join(root, file), content);
}

const hash = (): string => sourceHash(root, ['api', 'worker/bundle.ts']);

test.each<[string, () => void]>([
  ['changed', () => write('api/cases/open.ts', 'Open')],
  ['added', () => write('api/cases/close.ts', '')],
  ['removed', () => rmSync(join(root, 'api/cases/open.ts'))],
  ['renamed', () => renameSync(join(root, 'api/cases/open.ts'), join(root, 'api/open.ts'))],
  ['data', () => write('api/cases/hours.yaml', 'a: 1')],
  ['named by itself', () => write('worker/bundle.ts', 'Bundle')],
  ['of a package that has another version', () => write('package-lock.json', '{"a": 1}')],
  [
    'of a package that is installed in another version',
    () => write('node_modules/.package-lock.json', '{"a": 1}'),
  ],
])('the hash of sources differs once one is %s', (_what, change) => {
  const before = hash();
  expect(hash()).toBe(before);
  change();
  expect(hash()).not.toBe(before);
});

test('the hash of sources takes no notice of what is none, or of another', () => {
  const before = hash();
  write('api/README.md', 'words');
  write('worker/other.ts', 'Other');
  expect(hash()).toBe(before);
});
