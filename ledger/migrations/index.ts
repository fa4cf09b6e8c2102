import type { Migration, MigrationProvider } from 'kysely';
import { ledgerTables } from './001-ledger.ts';

/**
 * Every migration by its name; they run in the order of their names. From the first release on, names never
 * change, and each change to the tables is a new migration at the end.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = { '001-ledger': ledgerTables };

/** Listed here rather than found in a folder, so that a bundled or moved program has them too. */
export const migrations: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
