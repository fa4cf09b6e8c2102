import type { Selectable } from 'kysely';
import { AccountExistsError } from './errors.ts';
import { settleOnce } from './idempotency.ts';
import type { Database, Tables } from './schema.ts';
import type { Account, AccountStore } from './types/accounts.ts';
import { json, toDate, toInstant } from './values.ts';

export function accountStore(db: Database): AccountStore {
  return {
    create: (account, settle) =>
      db.transaction().execute(async (transaction) => {
        await settleOnce(transaction, settle);
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('accounts')
          .values({ id: account.id, ...toColumns(account) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) throw new AccountExistsError(account.id);
      }),
    async get(id) {
      const row = await db
        .selectFrom('accounts')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    update: (id, change) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('accounts')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (row === undefined) return null;
        const after = change(toAccount(row));
        await transaction
          .updateTable('accounts')
          .set(toColumns(after))
          .where('id', '=', id)
          .execute();
        return after;
      }),
  };
}

function toColumns(account: Account) {
  return {
    name: account.name,
    region: account.region,
    subdivision: account.subdivision,
    time_zone: account.timeZone,
    locale: account.locale,
    agreements: json(account.agreements),
    partner: account.partner,
    contacts: json(account.contacts),
    fields: json(account.fields),
    created_at: toDate(account.createdAt),
  };
}

function toAccount(row: Selectable<Tables['accounts']>): Account {
  return {
    id: row.id,
    name: row.name,
    region: row.region,
    subdivision: row.subdivision,
    timeZone: row.time_zone,
    locale: row.locale,
    agreements: row.agreements,
    partner: row.partner,
    contacts: row.contacts,
    fields: row.fields,
    createdAt: toInstant(row.created_at),
  };
}
