import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite } from '../../ledger/embedded/open.ts';
import { migrations } from '../../ledger/migrations/index.ts';
import { pglitePool } from '../../ledger/pglite-pool.ts';
import type { Tables } from '../../ledger/schema.ts';

let db: Kysely<Tables>;
beforeAll(async () => {
  const pool = pglitePool(await openPglite(null), 'memory');
  db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error) throw error;
});
afterAll(() => db.destroy());

const delivery = (id: string, caseId: string | null, packId: string | null) =>
  db
    .insertInto('deliveries')
    .values({
      id,
      case_id: caseId,
      pack_id: packId,
      event_seq: 1,
      event_key: 'opened',
      event_type: 'case.opened',
      subscription_id: 'sub_a',
      target: 'http://x',
      body: '{}',
      due_at: new Date(),
    })
    .execute();

describe('the tables', () => {
  it('accept an alert about a case, a pack or neither, and no alert twice', async () => {
    await sql`insert into cases (id, account, offering, severity, status, region, breached, opened_at, seq, file, state)
      values ('case_a', 'acc_a', '21vianet', 'A', 'open', 'CN', false, now(), 1, '{"zoneDataVersion": "2026f"}', '{}')`.execute(
      db,
    );
    await sql`insert into packs (id, expires_at, seq, file, state) values ('pack_a', now(), 1, '{}', '{}')`.execute(
      db,
    );
    await delivery('msg_a', 'case_a', null);
    await delivery('msg_b', null, 'pack_a');
    await delivery('msg_c', null, null);
    await expect(delivery('msg_d', 'case_a', null)).rejects.toThrow(/unique/);
    await expect(delivery('msg_e', null, 'pack_a')).rejects.toThrow(/unique/);
    await expect(delivery('msg_f', 'case_a', 'pack_a')).rejects.toThrow(/check/);
  });
});
