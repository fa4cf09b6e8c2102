import { type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table packs (
    id text collate "C" primary key,
    expires_at timestamptz(3) not null,
    seq integer not null,
    file jsonb not null,
    state jsonb not null
  )`,
  // Who may use a pack: its buyer, and whoever has proved the purchase.
  `create table pack_users (
    pack_id text not null references packs (id),
    account text not null,
    primary key (account, pack_id)
  )`,
  `create table pack_entries (
    pack_id text not null references packs (id),
    seq integer not null,
    key text not null,
    type text not null,
    at timestamptz(3) not null,
    actor text not null,
    case_id text,
    quiet boolean not null,
    balance jsonb not null,
    data jsonb not null,
    primary key (pack_id, seq)
  )`,
  // The order behind each pack, known by a slow hash alone: one order is one pack of its account.
  `create table pack_orders (
    account text not null,
    order_hash text not null,
    pack_id text not null unique,
    primary key (account, order_hash)
  )`,
  // Who has tried to prove a purchase. An attempt counts as refused until it is known to be right.
  `create table pack_claims (
    id bigint generated always as identity primary key,
    pack_id text not null references packs (id),
    account text not null,
    actor text not null,
    at timestamptz(3) not null,
    proved boolean not null
  )`,
  `create index pack_claims_by_pack on pack_claims (pack_id, at)`,
  // An alert is about a case or about a pack.
  `alter table deliveries alter column case_id drop not null`,
  `alter table deliveries add column pack_id text references packs (id)`,
  `alter table deliveries add constraint deliveries_subject check ((case_id is null) <> (pack_id is null))`,
  `alter table deliveries add constraint deliveries_pack_event unique (pack_id, event_key, subscription_id)`,
];

/** Packs of credits and their movements; alerts may be about them. */
export const packTables: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
