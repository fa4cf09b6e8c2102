import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { LedgerNewerError, LedgerUnavailableError } from '../../ledger/errors.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { postgresPool, type PostgresOptions } from '../../ledger/postgres-pool.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { ledgerContract } from '../ledger/contract.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { file, firstBatch, newId, noDeliveries } from '../ledger/records.ts';

const url = new URL(inject('postgresUrl'));

async function query(databaseUrl: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The URL of a new, empty database. */
async function emptyDatabase(): Promise<string> {
  const name = newId('db');
  await query(url.href, `create database ${name}`);
  return urlOf({ pathname: name });
}

function urlOf(parts: Partial<Pick<URL, 'pathname' | 'port' | 'username' | 'password'>>): string {
  return Object.assign(new URL(url), parts).href;
}

describe('the ledger on PostgreSQL', () => {
  ledgerContract(async () => openLedger({ databaseUrl: await emptyDatabase() }));
});

describe('opening a ledger on PostgreSQL', () => {
  it('lets several processes migrate an empty database at once', async () => {
    const databaseUrl = await emptyDatabase();
    const ledgers = await Promise.all(Array.from({ length: 4 }, () => openLedger({ databaseUrl })));
    const opened = file();
    await ledgers[0]?.outbox.publish(firstBatch(opened), noDeliveries);
    expect(await ledgers[3]?.cases.get(opened.id)).toMatchObject({ file: opened });
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    const done = await query(databaseUrl, 'select name from kysely_migration');
    expect(done).toEqual([{ name: '001-ledger' }]);
  });

  it('refuses a database that a newer release has migrated, and says so', async () => {
    const databaseUrl = await emptyDatabase();
    await (await openLedger({ databaseUrl })).close();
    await query(
      databaseUrl,
      `insert into kysely_migration values ('999-later', '2099-01-01T00:00:00.000Z')`,
    );
    const opening = openLedger({ databaseUrl });
    await expect(opening).rejects.toThrow(LedgerNewerError);
    await expect(opening).rejects.toThrow(/newer release \(999-later\)/);
  });

  it('names host and database, never the password, of one that refuses us', async () => {
    const databaseUrl = urlOf({ pathname: 'missing', username: 'desk', password: 'hunter2' });
    const error = await openLedger({ databaseUrl }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LedgerUnavailableError);
    expect(String(error)).toContain(`database "missing" at 127.0.0.1:${url.port}`);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  });
});

describe('a database that takes no writes', () => {
  it.each([
    ['a replica', 'default_transaction_read_only = on', /read-only transaction/],
    ['one whose disk has no room', "temp_file_limit = '64kB'", /temp_file_limit/],
  ])('such as %s is unavailable', async (_what, setting, reason) => {
    const databaseUrl = await emptyDatabase();
    const ledger = await openLedger({ databaseUrl });
    await query(
      url.href,
      `alter database ${new URL(databaseUrl).pathname.slice(1)} set ${setting}`,
    );
    const asked = ledger.requireWritable();
    await expect(asked).rejects.toThrow(LedgerUnavailableError);
    await expect(asked).rejects.toThrow(reason);
    await ledger.close();
  });
});

describe('a ledger whose PostgreSQL fails', () => {
  let proxy: Proxy;
  let databaseUrl: string;

  beforeEach(async () => {
    proxy = await startProxy(Number(url.port));
    databaseUrl = urlOf({ port: String(proxy.port) });
  });
  afterEach(() => proxy.stop());

  it('survives the loss of idle connections, tells of it, and goes on', async () => {
    const network = new EventEmitter();
    const ledger = await openLedger({
      databaseUrl,
      onLostConnection: (error) => network.emit('lost', error),
    });
    await ledger.requireWritable();
    const lost = once(network, 'lost');
    proxy.cut();
    expect(await lost).toEqual([expect.any(LedgerUnavailableError)]);
    await ledger.requireWritable();
    await ledger.close();
  });

  it('undoes a publish whose connection breaks, as unavailable, and takes it when tried again', async () => {
    const ledger = await openLedger({ databaseUrl });
    const batch = firstBatch(file());
    const broken = ledger.outbox.publish(batch, () => {
      proxy.cut();
      return [];
    });
    await expect(broken).rejects.toThrow(LedgerUnavailableError);
    expect(await ledger.cases.get(batch.id)).toBeNull();
    await ledger.outbox.publish(batch, noDeliveries);
    expect(await ledger.cases.get(batch.id)).toMatchObject({ seq: 1 });
    await ledger.close();
  });

  it('is unavailable once the server is out of reach', async () => {
    const ledger: Ledger = await openLedger({ databaseUrl });
    await proxy.stop();
    await expect(ledger.requireWritable()).rejects.toThrow(LedgerUnavailableError);
    await ledger.close();
    proxy = await startProxy(Number(url.port));
  });

  const QUICK: Omit<PostgresOptions, 'databaseUrl'> = {
    connectTimeoutMs: 2_000,
    statementTimeoutMs: 10_000,
    answerTimeoutMs: 10_000,
    onLostConnection: () => undefined,
  };

  it('gives up a statement that takes too long, and keeps the connection', async () => {
    const pool = postgresPool({ ...QUICK, databaseUrl, statementTimeoutMs: 50 });
    const client = await pool.connect();
    const hanging = client.query('select pg_sleep(60)', []);
    await expect(hanging).rejects.toThrow(/statement timeout/);
    await expect(hanging).rejects.toThrow(LedgerUnavailableError);
    await expect(client.query('select 1', [])).resolves.toMatchObject({ rowCount: 1 });
    client.release();
    await pool.end();
  });

  it('gives up a connection that went dead, and gives nobody else that one', async () => {
    const pool = postgresPool({ ...QUICK, databaseUrl, answerTimeoutMs: 100 });
    const dead = await pool.connect();
    await dead.query('begin', []);
    proxy.stall();
    await expect(dead.query('select 1', [])).rejects.toThrow(LedgerUnavailableError);
    await expect(dead.query('rollback', [])).rejects.toThrow(LedgerUnavailableError);
    dead.release();
    const fresh = await pool.connect();
    await expect(fresh.query('select 1', [])).resolves.toMatchObject({ rowCount: 1 });
    fresh.release();
    await pool.end();
  });

  it('reads an int8 as a number and a timestamptz as a date', async () => {
    const pool = postgresPool({ ...QUICK, databaseUrl });
    const client = await pool.connect();
    const at = new Date('2026-03-29T01:30:00.123Z');
    const { rows } = await client.query('select 7::int8 as n, $1::timestamptz as at', [at]);
    expect(rows).toEqual([{ n: 7, at }]);
    client.release();
    await pool.end();
  });
});
