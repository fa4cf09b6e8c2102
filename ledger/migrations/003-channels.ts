import { type Migration, sql } from 'kysely';

const STATEMENTS = [
  // Webhooks alone are signed.
  `alter table subscriptions alter column secret drop not null`,
  // Of a secret that is being replaced, and until when it signs beside the new one.
  `alter table subscriptions add column previous_secret text`,
  `alter table subscriptions add column previous_secret_until timestamptz(3)`,
  `alter table subscriptions add column paused boolean not null default false`,
  // Its receiver has said that it is gone.
  `alter table subscriptions add column ended_at timestamptz(3)`,
  // Alerts are gathered for so long.
  `alter table subscriptions add column digest_ms integer`,
  // When an alert was first sent; the last attempt is known already.
  `alter table deliveries add column sent_at timestamptz(3)`,
  // How long an alert waits to be sent with others, and its line among them.
  `alter table deliveries add column gathered jsonb`,
  // The digest that carries it; what begins a message of its own names itself.
  `alter table deliveries add column digest_id text collate "C"`,
  `create index deliveries_gathered on deliveries (subscription_id, due_at)
    where gathered is not null and digest_id is null and state = 'pending'`,
  `create index deliveries_digest on deliveries (digest_id) where digest_id is not null`,
  // Digests, and alarms about the alerts themselves, are about no single case or pack.
  `alter table deliveries drop constraint deliveries_subject`,
  `alter table deliveries add constraint deliveries_subject check (num_nonnulls(case_id, pack_id) <= 1)`,
  // When something is to be recorded next: what the reconciler compares with what was.
  `alter table cases add column owed_at timestamptz(3)`,
  `update cases set owed_at = next_due_at where status <> 'closed'`,
  `create index cases_owed on cases (owed_at) where owed_at is not null`,
  `alter table packs add column owed_at timestamptz(3)`,
  `update packs set owed_at = expires_at where state ->> 'status' <> 'expired'`,
  `create index packs_owed on packs (owed_at) where owed_at is not null`,
  // What the reconciler found missing, until it is not missing any more.
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
];

/**
 * Channels beside webhooks; subscriptions that are paused, ended or told in digests; what is owed,
 * and what of it is missing.
 */
export const channelColumns: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
