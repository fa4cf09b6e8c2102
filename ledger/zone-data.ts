import { sql, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';
import type { ZoneDataStore } from './types/zone-data.ts';

export function zoneDataStore(db: Database): ZoneDataStore {
  return {
    async use(release) {
      await db
        .insertInto('zone_data')
        .values({ release })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async newest() {
      const row = await db
        .selectFrom('zone_data')
        .select('release')
        .orderBy('release', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.release ?? null;
    },
    async ofOpenCases() {
      // From one release to the next in the index: a distinct select reads all of it, at each look of `/readyz`.
      const { rows } = await sql<{ release: string }>`
        with recursive open (release) as (
          (${nextOpen(sql`true`)})
          union all
          select (${nextOpen(sql`zone_data > release`)}) from open where release is not null
        )
        select release from open where release is not null`.execute(db);
      return rows.map(({ release }) => release);
    },
  };
}

/** The first release, among those of open cases, for which something holds. */
function nextOpen(after: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select zone_data from cases where status <> 'closed' and ${after} order by zone_data limit 1`;
}
