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
    fields jsonb not null,
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
    -- Null for other channels than webhooks, as only webhooks are signed.
    secret text,
    -- The secret that is being replaced, and until when it signs beside the new one.
    previous_secret text,
    previous_secret_until timestamptz(3),
    events jsonb not null,
    filter jsonb not null,
    locale text,
    time_zone text,
    paused boolean not null default false,
    -- When its receiver said that it is gone.
    ended_at timestamptz(3),
    -- How long alerts are gathered before they are sent as one.
    digest_ms integer,
    created_at timestamptz(3) not null
  )`,
  // The releases of the zone data that processes have worked with.
  `create table zone_data (release text collate "C" primary key)`,
  // What the versions of offerings and calendars said when a case was first opened under them.
  `create table policy_versions (file text collate "C" primary key, digest text not null)`,
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
    -- When the next event should be recorded; the reconciler compares it with what was.
    next_expected_at timestamptz(3),
    seq integer not null,
    file jsonb not null,
    state jsonb not null,
    -- The release of the zone data with which it was scheduled.
    zone_data text collate "C" not null generated always as (file ->> 'zoneDataVersion') stored,
    -- Whom support waits for: the customer, or a kind of wait.
    waiting_for text collate "C" generated always as (state ->> 'waitingFor') stored
  )`,
  `create index cases_opened on cases (opened_at desc, id desc)`,
  `create index cases_account_opened on cases (account, opened_at desc, id desc)`,
  `create index cases_breached_opened on cases (opened_at desc, id desc) where breached`,
  `create index cases_waiting_opened on cases (waiting_for, opened_at desc, id desc)
    where waiting_for is not null`,
  // Null counts as infinity, so that one row comparison finds the next page in the index, with nulls last.
  `create index cases_due on cases (coalesce(next_due_at, timestamptz 'infinity'), id)`,
  `create index cases_open_zone_data on cases (zone_data) where status <> 'closed'`,
  `create index cases_next_expected on cases (next_expected_at) where next_expected_at is not null`,
  `create table case_events (
    case_id text not null references cases (id),
    seq integer not null,
    id bigserial not null unique,
    key text not null,
    type text not null,
    at timestamptz(3) not null,
    actor text not null,
    quiet boolean not null,
    data jsonb not null,
    primary key (case_id, seq)
  )`,
  `create table packs (
    id text collate "C" primary key,
    expires_at timestamptz(3) not null,
    next_expected_at timestamptz(3),
    seq integer not null,
    file jsonb not null,
    state jsonb not null
  )`,
  `create index packs_next_expected on packs (next_expected_at) where next_expected_at is not null`,
  // The accounts that may use a pack: its buyer, and those that have proved the purchase.
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
  // The order behind each pack, of which only a slow hash is kept. One order is one pack, of one account.
  `create table pack_orders (
    account text not null,
    order_hash text not null,
    pack_id text not null unique,
    -- Who recorded it and when, as numbers can be guessed by recording them.
    key_id text not null,
    at timestamptz(3) not null,
    primary key (order_hash)
  )`,
  `create index pack_orders_by_key on pack_orders (key_id, account, at)`,
  // Orders that an account was refused, as another one has recorded them. They count as guesses of numbers.
  `create table pack_order_guesses (
    key_id text not null,
    account text not null,
    at timestamptz(3) not null
  )`,
  `create index pack_order_guesses_by_key on pack_order_guesses (key_id, account, at)`,
  // Attempts to prove a purchase. An attempt counts as refused until it is proved.
  `create table pack_claims (
    id bigint generated always as identity primary key,
    pack_id text not null references packs (id),
    key_id text not null,
    account text not null,
    actor text not null,
    at timestamptz(3) not null,
    proved boolean not null
  )`,
  `create index pack_claims_by_pack on pack_claims (pack_id, id)`,
  `create index pack_claims_refused on pack_claims (key_id, at) where not proved`,
  // No foreign key to the subscription, since its deliveries stay on record after it is deleted.
  `create table deliveries (
    id text collate "C" primary key,
    case_id text references cases (id),
    pack_id text references packs (id),
    event_seq integer not null,
    event_key text not null,
    event_type text not null,
    -- Null for a mail to the contact of a case.
    subscription_id text,
    target text not null,
    body text not null,
    due_at timestamptz(3) not null,
    state text not null default 'pending',
    attempts integer not null default 0,
    last_status integer,
    last_error text,
    last_attempt_at timestamptz(3),
    -- When the first attempt began.
    sent_at timestamptz(3),
    delivered_at timestamptz(3),
    -- How long an alert waits to be sent with others, and its line in their digest.
    gathered jsonb,
    -- The digest that carries the alert. A digest names itself, as does an alert sent on its own after
    -- waiting.
    digest_id text collate "C",
    created_at timestamptz(3) not null default now(),
    unique (case_id, event_key, subscription_id),
    unique (pack_id, event_key, subscription_id),
    -- Digests and operational alerts are not about one case or pack.
    constraint deliveries_subject check (num_nonnulls(case_id, pack_id) <= 1)
  )`,
  `create index deliveries_created on deliveries (created_at desc, id desc)`,
  `create index deliveries_subscription_created
    on deliveries (subscription_id, created_at desc, id desc)`,
  `create index deliveries_undelivered_created on deliveries (state, created_at desc, id desc)
    where state <> 'delivered'`,
  `create index deliveries_gathered on deliveries (subscription_id, due_at)
    where gathered is not null and digest_id is null and state = 'pending'`,
  `create index deliveries_digest on deliveries (digest_id) where digest_id is not null`,
  // What the reconciler found missing, and when it was no longer missing.
  `create table gaps (
    id text collate "C" primary key,
    kind text not null,
    subject text not null,
    what text not null,
    due_at timestamptz(3) not null,
    found_at timestamptz(3) not null,
    closed_at timestamptz(3)
  )`,
  `create index gaps_open on gaps (due_at) where closed_at is null`,
  // json rather than jsonb, so that the first answer is repeated with its fields in the same order.
  `create table idempotency_keys (
    scope text not null,
    key text not null,
    request_hash text not null,
    status integer,
    body json,
    created_at timestamptz(3) not null default now(),
    primary key (scope, key)
  )`,
  `create index idempotency_keys_created on idempotency_keys (created_at)`,
];

/**
 * All tables; until the first release this is the only migration. Instants are `timestamptz(3)`, in
 * milliseconds as in our types: with more digits, a cursor made from a value that was read would miss its
 * own row.
 */
export const ledgerTables: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
