import { type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table accounts (
    id text collate "C" primary key,
    name text not null,
    region text not null,
    subdivision text,
    time_zone text not null,
    locale text not null,
    agreements jsonb not null,
    partner boolean not null,
    contacts jsonb not null,
    created_at timestamptz(3) not null
  )`,
  `create table api_keys (
    id text collate "C" primary key,
    name text not null,
    role text not null,
    hash text not null
  )`,
  `create index api_keys_hash on api_keys (hash)`,
  `create table subscriptions (
    id text collate "C" primary key,
    type text not null,
    target text not null,
    secret text not null,
    events jsonb not null,
    filter jsonb not null,
    locale text,
    time_zone text,
    created_at timestamptz(3) not null
  )`,
  `create index subscriptions_created on subscriptions (created_at desc, id desc)`,
  `create table cases (
    id text collate "C" primary key,
    account text not null,
    offering text not null,
    severity text not null,
    status text not null,
    region text not null,
    breached boolean not null,
    opened_at timestamptz(3) not null,
    next_due_at timestamptz(3),
    seq integer not null,
    file jsonb not null,
    state jsonb not null
  )`,
  `create index cases_opened on cases (opened_at desc, id desc)`,
  `create index cases_account_opened on cases (account, opened_at desc, id desc)`,
  `create index cases_breached_opened on cases (opened_at desc, id desc) where breached`,
  // Infinity for none: one row comparison then finds the next page in an index, nulls last.
  `create index cases_due on cases (coalesce(next_due_at, timestamptz 'infinity'), id)`,
  `create table case_events (
    case_id text not null references cases (id),
    seq integer not null,
    id bigserial not null unique,
    key text not null,
    type text not null,
    at timestamptz(3) not null,
    actor text not null,
    metric text,
    quiet boolean not null,
    data jsonb not null,
    primary key (case_id, seq)
  )`,
  // No reference to the subscription: its deliveries outlive it, for the record.
  `create table deliveries (
    id text collate "C" primary key,
    case_id text not null references cases (id),
    event_seq integer not null,
    event_key text not null,
    event_type text not null,
    subscription_id text not null,
    target text not null,
    body text not null,
    due_at timestamptz(3) not null,
    state text not null default 'pending',
    attempts integer not null default 0,
    last_status integer,
    last_error text,
    last_attempt_at timestamptz(3),
    delivered_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    unique (case_id, event_key, subscription_id)
  )`,
  `create index deliveries_created on deliveries (created_at desc, id desc)`,
  `create index deliveries_subscription_created
    on deliveries (subscription_id, created_at desc, id desc)`,
  `create index deliveries_undelivered_created on deliveries (state, created_at desc, id desc)
    where state <> 'delivered'`,
  // json, not jsonb: the first answer is given again with its fields in their order.
  `create table idempotency_keys (
    scope text not null,
    key text not null,
    body_hash text not null,
    status integer,
    body json,
    created_at timestamptz(3) not null default now(),
    primary key (scope, key)
  )`,
  `create index idempotency_keys_created on idempotency_keys (created_at)`,
];

/**
 * The first tables. Instants are `timestamptz(3)`: the milliseconds of the types and no more, or a
 * cursor made from a read value would miss the row it came from.
 */
export const ledgerTables: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
