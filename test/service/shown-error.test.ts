import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DataFolderError } from '../../ledger/embedded/data-folder-error.ts';
import { LedgerUnavailableError } from '../../ledger/errors.ts';
import { shownError } from '../../service/shown-error.ts';
import { DiskFullError } from '../../service/system/full-disk.ts';

const EMBEDDED = {
  dataDir: join(tmpdir(), 'data'),
  cacheDir: join(tmpdir(), 'cache'),
  databaseUrl: null,
  temporalElsewhere: false,
};
const DATABASE_ELSEWHERE = { ...EMBEDDED, databaseUrl: 'postgres://db.example/sla' };
const TEMPORAL_ELSEWHERE = { ...EMBEDDED, temporalElsewhere: true };

const ENOSPC = Object.assign(new Error('write'), { code: 'ENOSPC' });
const OF_POSTGRES = Object.assign(new Error('could not extend file: No space left on device'), {
  code: '53100',
  severity: 'ERROR',
});
const LEDGER = new LedgerUnavailableError('db.example/sla', OF_POSTGRES);
const OF_TEMPORAL = Object.assign(new Error('13 INTERNAL: no space left on device'), { code: 13 });
const REFUSED = new Error('Failed to start the workflow', { cause: OF_TEMPORAL });

test('whatever a full disk broke, the folder and what to do are named', () => {
  const told = shownError(new Error('it cannot be opened', { cause: ENOSPC }), EMBEDDED);
  expect(told.message).toBe(
    `The disk that holds ${EMBEDDED.dataDir} is full. Free up space on it, or set SLA_DATA_DIR to a ` +
      'folder on another disk, and start again.',
  );
});

test.each([
  ['the embedded database', LEDGER, EMBEDDED],
  ['the embedded database beside a Temporal elsewhere', LEDGER, TEMPORAL_ELSEWHERE],
  ['its folder', new DataFolderError('data', OF_POSTGRES, null), TEMPORAL_ELSEWHERE],
  ['the embedded engine', REFUSED, EMBEDDED],
  ['the embedded engine beside a database elsewhere', REFUSED, DATABASE_ELSEWHERE],
  ['a file beside a database elsewhere', ENOSPC, DATABASE_ELSEWHERE],
  ['a file beside a Temporal elsewhere', ENOSPC, TEMPORAL_ELSEWHERE],
])('the disk here is full where %s says so', (_, error, config) => {
  expect(shownError(error, config)).toBeInstanceOf(DiskFullError);
});

describe('a disk that is full elsewhere is not ours', () => {
  test.each([
    ['a database that waiting may help', LEDGER, DATABASE_ELSEWHERE],
    ['a database that answers so itself', OF_POSTGRES, DATABASE_ELSEWHERE],
    ['a Temporal', REFUSED, TEMPORAL_ELSEWHERE],
  ])('where it is that of %s', (_, error, config) => {
    expect(shownError(error, config)).toBe(error);
  });
});

test('who knows which disk is full is believed', () => {
  const known = new DiskFullError('the folder', 'set another one', ENOSPC);
  expect(shownError(new Error('it was not fetched', { cause: known }), EMBEDDED)).toBe(known);
});

test('every other failure is told as it is', () => {
  const error = new Error('no');
  expect(shownError(error, EMBEDDED)).toBe(error);
});
