import type { Database } from './schema.ts';
import type { KeyStore } from './types/api-keys.ts';

export function keyStore(db: Database): KeyStore {
  return {
    async findByHash(hash) {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('hash', '=', hash)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
    async hasAdministrator() {
      const row = await db
        .selectFrom('api_keys')
        .select('id')
        .where('role', '=', 'administrator')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async put({ id, name, role, hash }) {
      await db
        .insertInto('api_keys')
        .values({ id, name, role, hash })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, role, hash }))
        .execute();
    },
  };
}
