import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forPeople } from '../../service/for-people.ts';

const folders = { dataDir: join(tmpdir(), 'data'), cacheDir: join(tmpdir(), 'cache') };

test('whatever a full disk broke, the folder and what to do are named', () => {
  const cause = Object.assign(new Error('write'), { code: 'ENOSPC' });
  const told = forPeople(new Error('the database cannot be opened', { cause }), folders);
  expect(told.message).toBe(
    `The disk that holds ${folders.dataDir} is full. Make room on it, or set SLA_DATA_DIR to a ` +
      'folder on another disk, and start again.',
  );
});

test('every other failure is told as it is', () => {
  const error = new Error('no');
  expect(forPeople(error, folders)).toBe(error);
});
