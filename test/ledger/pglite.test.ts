import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PostgresPool } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPglite } from '../../ledger/embedded/create.ts';
import { DataFolderError } from '../../ledger/embedded/data-folder-error.ts';
import { openPglite } from '../../ledger/embedded/open.ts';
import { overThread, type Embedded } from '../../ledger/embedded/over-thread.ts';
import { LedgerNewerError, LedgerUnavailableError } from '../../ledger/errors.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { pglitePool } from '../../ledger/pglite-pool.ts';
import { openTestLedger } from '../support/ledger.ts';
import { ledgerContract } from './contract.ts';
import { file, firstBatch, noDeliveries } from './records.ts';

const opened = file();
let temporary: string;
let used: string;

/** Making a database takes seconds: each test gets a copy of one that has been used. */
async function folder(name: string): Promise<string> {
  const copy = join(temporary, name);
  await cp(used, copy, { recursive: true });
  return copy;
}

/** What a start leaves that is killed while it makes the database. */
async function leaveHalfMade(draft: string): Promise<void> {
  await mkdir(join(draft, 'base', '1'), { recursive: true });
  await writeFile(join(draft, 'PG_VERSION'), '17\n');
}

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'sla-ledger-'));
  used = join(temporary, 'ledger');
  await leaveHalfMade(`${used}.making-1`);
  const ledger = await openLedger({ dataDir: used });
  await ledger.outbox.publish(firstBatch(opened), noDeliveries);
  await ledger.close();
}, 60_000);
afterAll(() => rm(temporary, { recursive: true, force: true }));

describe('the ledger on PGlite', () => {
  ledgerContract(openTestLedger);
});

describe('the ledger in a folder', { timeout: 60_000 }, () => {
  it('has created the missing folder, readable only by its owner', async () => {
    expect((await stat(used)).mode & 0o077).toBe(0);
  });

  it('has everything when opened again', async () => {
    const ledger = await openLedger({ dataDir: used });
    expect(await ledger.cases.get(opened.id)).toMatchObject({ file: opened, seq: 1 });
    await ledger.close();
  });

  it('has what was committed when its process was killed', async () => {
    const dataDir = await folder('killed');
    const program = fileURLToPath(new URL('./commit-and-wait.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir, 'case_killed'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const ledger = await openLedger({ dataDir });
    expect(await ledger.cases.get('case_killed')).toMatchObject({ seq: 1 });
    await ledger.close();
  });

  it('is created again if a start was killed while creating it', async () => {
    await expect(stat(`${used}.making-1`)).rejects.toThrow('ENOENT');
  });

  it('says so if it cannot be created', async () => {
    const parent = join(temporary, 'a-file');
    await writeFile(parent, '');
    const opening = openLedger({ dataDir: join(parent, 'ledger') });
    await expect(opening).rejects.toThrow(DataFolderError);
    await expect(opening).rejects.toThrow(/cannot use the folder .*a-file/);
  });

  it('refuses a folder that a newer release has migrated, and says so', async () => {
    const dataDir = await folder('newer');
    const later = await createPglite(dataDir);
    await later.query(`insert into kysely_migration values ('999-later', '2099-01-01T00:00:00Z')`);
    await later.close();
    await expect(openLedger({ dataDir })).rejects.toThrow(LedgerNewerError);
  });

  it('names a folder that is a file', async () => {
    const dataDir = join(temporary, 'file');
    await writeFile(dataDir, '');
    const opening = openLedger({ dataDir });
    await expect(opening).rejects.toThrow(DataFolderError);
    await expect(opening).rejects.toThrow(dataDir);
  });

  it('says in the database’s words why it cannot use the folder’s contents', async () => {
    const dataDir = await folder('older');
    await writeFile(join(dataDir, 'PG_VERSION'), '12\n');
    await expect(openLedger({ dataDir })).rejects.toThrow(/initialized by PostgreSQL version 12/);
  });
});

describe('the pool of the one connection of PGlite', () => {
  let pglite: Embedded;
  let pool: PostgresPool;
  beforeAll(async () => {
    pglite = await openPglite(await folder('pool'));
    pool = pglitePool(pglite, 'the folder "pool"');
  }, 60_000);
  afterAll(() => pool.end());

  it('makes others wait until a client is released, first come, first served', async () => {
    const order: string[] = [];
    const first = await pool.connect();
    const waiting = ['second', 'third'].map(async (name) => {
      const client = await pool.connect();
      order.push(name);
      client.release();
    });
    await first.query('select 1', []);
    order.push('first');
    first.release();
    await Promise.all(waiting);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('reads an int8 as a number and a timestamptz as a date', async () => {
    const client = await pool.connect();
    const at = new Date('2026-03-29T01:30:00.123Z');
    const { rows } = await client.query('select 7::int8 as n, $1::timestamptz as at', [at]);
    expect(rows).toEqual([{ n: 7, at }]);
    client.release();
  });

  it('has a thread that fails a statement with the database’s error code, and continues', async () => {
    await expect(pglite.query('select 1 / 0')).rejects.toMatchObject({
      message: 'division by zero',
      code: '22012',
      severity: 'ERROR',
    });
    expect(await pglite.query('select 7::int8 as n')).toMatchObject({ rows: [{ n: 7 }] });
  });
});

describe('a thread of PGlite', () => {
  it('that ends makes the ledger unavailable for waiting and later callers', async () => {
    const program = `require('node:worker_threads').parentPort.on('message', () => process.exit(1))`;
    const ends: string[] = [];
    const onEnded = ({ message }: Error): void => void ends.push(message);
    const pglite = overThread(new Worker(program, { eval: true }), onEnded);
    const pool = pglitePool(pglite, 'the folder "used"');
    const client = await pool.connect();
    await expect(client.query('select 1', [])).rejects.toThrow(LedgerUnavailableError);
    client.release();
    const later = await pool.connect();
    await expect(later.query('select 2', [])).rejects.toThrow('the folder "used"');
    later.release();
    await pool.end();
    expect(ends).toEqual(['The embedded database has ended']);
  });

  it('that is closed reports nothing, however often it is closed', async () => {
    const ends: Error[] = [];
    const pglite = await openPglite(await folder('closed'), {
      onEnded: (error) => void ends.push(error),
    });
    await Promise.all([pglite.close(), pglite.close()]);
    await pglite.close();
    await expect(pglite.query('select 1')).rejects.toThrow('has ended');
    expect(ends).toEqual([]);
  }, 60_000);
});
