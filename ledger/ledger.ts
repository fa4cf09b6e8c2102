import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { accountStore } from './accounts.ts';
import { caseStore } from './cases.ts';
import { deliveryStore } from './deliveries.ts';
import { openPglite, type EmbeddedWatch } from './embedded/open.ts';
import type { Embedded } from './embedded/over-thread.ts';
import { gapStore } from './gaps.ts';
import { idempotencyStore } from './idempotency.ts';
import { keyStore } from './keys.ts';
import { migrate } from './migrate.ts';
import { orderStore } from './orders.ts';
import { outbox } from './outbox.ts';
import { packStore } from './packs.ts';
import { pglitePool } from './pglite-pool.ts';
import { policyStore } from './policies.ts';
import { describeDatabase, postgresPool } from './postgres-pool.ts';
import type { Database, Tables } from './schema.ts';
import { subscriptionStore } from './subscriptions.ts';
import type { Ledger } from './types/ledger.ts';
import { requireWritable } from './writable.ts';
import { zoneDataStore } from './zone-data.ts';

/** After these the database counts as unavailable. */
const TIMEOUTS = {
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 10_000,
  answerTimeoutMs: 15_000,
};

/** A migration may rewrite a large table, and other processes wait for it. */
const MIGRATION_TIMEOUTS = {
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 10 * 60_000,
  answerTimeoutMs: 11 * 60_000,
};

/** Where the ledger is kept. */
export type LedgerPlace =
  /** A PostgreSQL server, by its URL. */
  | { readonly databaseUrl: string; readonly onLostConnection?: (error: Error) => void }
  /** The embedded database in a folder that belongs to this process alone; created if it is missing. */
  | ({ readonly dataDir: string } & EmbeddedWatch)
  /** The embedded database in memory, gone once it is closed. */
  | { readonly inMemory: true }
  /** An embedded database that is already open; closing the ledger closes it. */
  | { readonly embedded: Embedded };

/**
 * Opens the ledger and brings its tables up to date.
 *
 * Throws `DatabaseUrlError`, `LedgerUnavailableError` (no connection), `DataFolderError` or
 * `LedgerNewerError` (a newer release has migrated it). Later, every method of every store may throw
 * `LedgerUnavailableError`, after which it is safe to try again.
 */
export async function openLedger(place: LedgerPlace): Promise<Ledger> {
  return 'databaseUrl' in place ? openPostgres(place) : openEmbedded(place);
}

async function openPostgres({
  databaseUrl,
  onLostConnection = () => undefined,
}: Extract<LedgerPlace, { databaseUrl: string }>): Promise<Ledger> {
  const pool = (timeouts: typeof TIMEOUTS): PostgresPool =>
    postgresPool({ databaseUrl, onLostConnection, ...timeouts });
  const migrating = database(pool(MIGRATION_TIMEOUTS));
  try {
    await migrate(migrating, describeDatabase(databaseUrl));
  } finally {
    await migrating.destroy();
  }
  return ledgerOver(database(pool(TIMEOUTS)));
}

async function openEmbedded(place: Exclude<LedgerPlace, { databaseUrl: string }>): Promise<Ledger> {
  const dataDir = 'dataDir' in place ? place.dataDir : null;
  const where = dataDir === null ? 'memory' : `the folder "${dataDir}"`;
  const watch = 'dataDir' in place ? place : {};
  const embedded = 'embedded' in place ? place.embedded : await openPglite(dataDir, watch);
  const db = database(pglitePool(embedded, where));
  try {
    await migrate(db, where);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return ledgerOver(db);
}

function database(pool: PostgresPool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function ledgerOver(db: Database): Ledger {
  return {
    accounts: accountStore(db),
    keys: keyStore(db),
    subscriptions: subscriptionStore(db),
    cases: caseStore(db),
    packs: packStore(db),
    orders: orderStore(db),
    outbox: outbox(db),
    deliveries: deliveryStore(db),
    gaps: gapStore(db),
    idempotency: idempotencyStore(db),
    zoneData: zoneDataStore(db),
    policies: policyStore(db),
    requireWritable: () => requireWritable(db),
    close: () => db.destroy(),
  };
}
