import { Migrator, sql } from 'kysely';
import { LedgerNewerError, LedgerUnavailableError } from './errors.ts';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the tables up to this release in one transaction behind the Migrator's advisory lock, since
 * several processes may open the same database at once. Throws `LedgerNewerError` if the database has
 * migrations that this release does not know.
 */
export async function migrate(db: Database, where: string): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof LedgerUnavailableError) throw error;
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0) throw new LedgerNewerError(where, unknown);
  throw error;
}

/** Empty if the table cannot be read either, since the Migrator's own error then says more. */
async function unknownMigrations(db: Database): Promise<string[]> {
  const known = await migrations.getMigrations();
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name).filter((name) => !(name in known));
  } catch {
    return [];
  }
}
