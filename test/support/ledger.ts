import type { Embedded } from '../../ledger/embedded/over-thread.ts';
import { openLedger } from '../../ledger/ledger.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { openDatabase } from './prepared-database.ts';

/** Databases whose ledgers were closed. Opening one takes half a second, emptying it milliseconds. */
const idle: Embedded[] = [];

/** An empty ledger in memory. Close it, and another test of this process gets its database. */
export async function openTestLedger(): Promise<Ledger> {
  const database = idle.pop() ?? (await openDatabase());
  return openLedger({
    embedded: {
      query: (text, parameters) => database.query(text, parameters),
      async close() {
        await empty(database);
        idle.push(database);
      },
    },
  });
}

/** Migrations stay: what they made is what a new ledger has. */
async function empty(database: Embedded): Promise<void> {
  const { rows } = await database.query(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename not like 'kysely_%'`,
  );
  const [{ tables }] = rows as [{ tables: string }];
  await database.query(`truncate ${tables} restart identity`);
}
