import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** About 300 kB, five times the memory that they may be sorted in. */
const SORTED_ROWS = 8_000;

/**
 * Makes sure that the database takes writes: that it is no replica, and that its disk has room. A row that is
 * changed again and again needs no more room, so a full disk would take it; something is sorted instead that
 * is too large for memory, which leaves nothing behind. Throws `LedgerUnavailableError` if it takes none.
 */
export async function requireWritable(db: Database): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('accounts')
      .where(sql<boolean>`false`)
      .execute();
    await sql`set local work_mem = '64kB'`.execute(transaction);
    await sql`
      select count(*)
      from (select md5(n::text) from generate_series(1, ${SORTED_ROWS}::int) n order by 1) sorted
    `.execute(transaction);
  });
}
