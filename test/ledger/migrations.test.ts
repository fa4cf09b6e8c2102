import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../ledger/migrations/index.ts';
import { openPglite } from '../../ledger/embedded/open.ts';
import { pglitePool } from '../../ledger/embedded/pglite-pool.ts';
import type { Tables } from '../../ledger/schema.ts';

let db: Kysely<Tables>;
beforeAll(async () => {
  const pool = pglitePool(await openPglite(null), 'memory');
  db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
});
afterAll(() => db.destroy());

const migrateTo = async (name: string): Promise<void> => {
  const { error } = await new Migrator({ db, provider: migrations }).migrateTo(name);
  if (error) throw error;
};

const delivery = (id: string, columns: string, subject: string) =>
  sql.raw(
    `insert into deliveries (id, ${columns}, event_seq, event_key, event_type, subscription_id, target, body, due_at)
     values ('${id}', ${subject}, 1, 'opened', 'case.opened', 'sub_a', 'http://x', '{}', now())`,
  );

describe('a database of before there were packs', () => {
  it('keeps its cases and their deliveries, of which none is made twice', async () => {
    await migrateTo('001-ledger');
    await sql`insert into cases (id, account, offering, severity, status, region, breached, opened_at, seq, file, state)
      values ('case_a', 'acc_a', '21vianet', 'A', 'open', 'CN', false, now(), 1, '{}', '{}')`.execute(
      db,
    );
    await delivery('msg_a', 'case_id', `'case_a'`).execute(db);
    await migrateTo('002-packs');
    const kept = await db.selectFrom('deliveries').select(['id', 'case_id', 'pack_id']).execute();
    expect(kept).toEqual([{ id: 'msg_a', case_id: 'case_a', pack_id: null }]);
    await expect(delivery('msg_b', 'case_id', `'case_a'`).execute(db)).rejects.toThrow(/unique/);
    await expect(delivery('msg_c', 'case_id', 'null').execute(db)).rejects.toThrow(/check/);
  });
});
