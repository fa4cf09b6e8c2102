import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeOld } from '../../../service/system/remove-old.ts';

test('what is older than a day and named is removed, files and folders, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sla-old-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  for (const name of ['draft-old', 'draft-new', 'other-old']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'content'), '');
    writeFileSync(join(folder, `${name}.txt`), '');
    if (!name.endsWith('old')) continue;
    for (const path of [name, `${name}.txt`]) utimesSync(join(folder, path), yesterday, yesterday);
  }
  removeOld(folder, /^draft-/);
  expect(readdirSync(folder).toSorted()).toEqual([
    'draft-new',
    'draft-new.txt',
    'other-old',
    'other-old.txt',
  ]);
});
