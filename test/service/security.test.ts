import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../service/system/root.ts';

const SECURITY = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

test('SECURITY.md names no code or test that is not there', () => {
  const named = [...SECURITY.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
