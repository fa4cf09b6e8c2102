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
      const rows = await db
        .selectFrom('cases')
        .select('zone_data')
        .distinct()
        .where('status', '<>', 'closed')
        .orderBy('zone_data')
        .execute();
      return rows.map(({ zone_data: release }) => release);
    },
  };
}
