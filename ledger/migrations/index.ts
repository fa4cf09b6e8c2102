import type { Migration, MigrationProvider } from 'kysely';
import { ledgerTables } from './001-ledger.ts';
import { packTables } from './002-packs.ts';
import { channelColumns } from './003-channels.ts';

/** Every migration by its name, in whose order they run. Names are for ever; add at the end. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-ledger': ledgerTables,
  '002-packs': packTables,
  '003-channels': channelColumns,
};

/** Listed rather than found in a folder, so that a bundled or moved program has them too. */
export const migrations: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
