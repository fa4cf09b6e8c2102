import { type Selectable, sql } from 'kysely';
import type { PackEntry } from '../domain/pack/types.ts';
import type { Database, Tables } from './schema.ts';
import type { PackRecord, PackStore } from './types.ts';
import { toInstant } from './values.ts';

export function packStore(db: Database): PackStore {
  return {
    async get(id) {
      const row = await db
        .selectFrom('packs')
        .select(['file', 'state', 'seq'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async openTo(account): Promise<readonly PackRecord[]> {
      return db
        .selectFrom('packs')
        .innerJoin('pack_users', 'pack_users.pack_id', 'packs.id')
        .select(['packs.file', 'packs.state', 'packs.seq'])
        .where('pack_users.account', '=', account)
        .orderBy(sql.ref('packs.expires_at'))
        .orderBy('packs.id')
        .execute();
    },
    async entries(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('pack_entries')
        .selectAll()
        .where('pack_id', 'in', ids)
        .orderBy('seq')
        .execute();
      return new Map(ids.map((id) => [id, rows.filter((row) => row.pack_id === id).map(toEntry)]));
    },
  };
}

function toEntry(row: Selectable<Tables['pack_entries']>): PackEntry {
  return {
    seq: row.seq,
    key: row.key,
    type: row.type,
    at: toInstant(row.at),
    actor: row.actor,
    case: row.case_id,
    balance: row.balance,
    quiet: row.quiet,
    data: row.data,
  };
}
