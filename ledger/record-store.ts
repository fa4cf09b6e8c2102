import type { Database } from './schema.ts';
import type { Recorded, RecordStore } from './types/records.ts';
import { toDate } from './values.ts';

/** A row of a case or a pack as callers see it. */
export function toRecord<File, State>({ file, state, seq }: Recorded<File, State>) {
  return { file, state, seq };
}

/** The reads that cases and packs have in common. */
export function recordStore<File, State>(
  db: Database,
  table: 'cases' | 'packs',
): RecordStore<File, State> {
  const records = db
    .selectFrom(table)
    .select(['file', 'state', 'seq'])
    .$castTo<Recorded<File, State>>();
  return {
    get: async (id) => (await records.where('id', '=', id).executeTakeFirst()) ?? null,
    async seqOf(id) {
      const row = await db
        .selectFrom(table)
        .select('seq')
        .$castTo<{ seq: number }>()
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
    expectedBefore: (before, limit) =>
      records
        .where('next_expected_at', '<=', toDate(before))
        .orderBy('next_expected_at')
        .limit(limit)
        .execute(),
  };
}
