import type { Selectable } from 'kysely';
import type { PackEntry } from '../domain/pack/types.ts';
import { inOrder, pageOf } from './page.ts';
import { recordStore, toRecord } from './record-store.ts';
import type { Database, Tables } from './schema.ts';
import type { PackStore } from './types/packs.ts';
import { toInstant } from './values.ts';

const FIRST_TO_EXPIRE = { list: 'packs', column: 'expires_at', direction: 'asc' } as const;

export function packStore(db: Database): PackStore {
  const openTo = (account: string) =>
    db
      .selectFrom('packs')
      .innerJoin('pack_users', 'pack_users.pack_id', 'packs.id')
      .select(['packs.id', 'packs.file', 'packs.state', 'packs.seq', 'packs.expires_at'])
      .where('pack_users.account', '=', account);

  return {
    ...recordStore(db, 'packs'),
    async openTo(account) {
      return (await inOrder(openTo(account), FIRST_TO_EXPIRE).execute()).map(toRecord);
    },
    list: ({ account, ...page }) => pageOf(openTo(account), FIRST_TO_EXPIRE, page, toRecord),
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
  const { seq, key, type, actor, case_id: of, balance, quiet, data } = row;
  const entry = { seq, key, type, at: toInstant(row.at), actor, case: of, balance, quiet, data };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- recorded with the data of its type
  return entry as PackEntry;
}
