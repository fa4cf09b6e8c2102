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
  // The first attempt at an alert; the last one is known already.
  `alter table deliveries add column sent_at timestamptz(3)`,
];

/** Channels beside webhooks, and subscriptions that are paused, ended or told in digests. */
export const channelColumns: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
