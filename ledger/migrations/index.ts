import type { Migration, MigrationProvider } from 'kysely';
import { ledgerTables } from './001-ledger.ts';

/**
 * Every migration by its name, in whose order they run. From the first release on names are for
 * ever, and a change of the tables is a migration at the end.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = { '001-ledger': ledgerTables };

/** Listed rather than found in a folder, so that a bundled or moved program has them too. */
export const migrations: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
