import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { AttemptOutcome } from './types/deliveries.ts';
import { json, toDate, toDateOrNull } from './values.ts';

/** The outcome of one attempt at one delivery. */
export interface Attempt {
  readonly id: string;
  readonly outcome: AttemptOutcome;
}

/**
 * Records attempts in one statement; an attempt at a digest counts for the alerts that it carries too.
 * Returns for each attempt whether its delivery exists. No delivery may occur twice.
 */
export async function recordAttempts(
  db: Database,
  attempts: readonly Attempt[],
): Promise<boolean[]> {
  const { rows } = await sql<{ id: string }>`
    with attempt as (
      select * from jsonb_to_recordset(${json(attempts.map(toColumns))}::jsonb) as (
        message text, at timestamptz, sent_at timestamptz, delivered boolean, status integer,
        error text)),
    tried as (
      select deliveries.id, attempt.*
        from attempt join deliveries on deliveries.id = attempt.message
      union all
      select deliveries.id, attempt.*
        from attempt join deliveries on deliveries.digest_id = attempt.message
        where deliveries.id <> attempt.message)
    update deliveries set
      attempts = attempts + 1,
      sent_at = coalesce(deliveries.sent_at, tried.sent_at),
      last_status = tried.status,
      last_error = tried.error,
      last_attempt_at = tried.at,
      state = case when tried.delivered then 'delivered' else state end,
      delivered_at = case when tried.delivered then coalesce(delivered_at, tried.at)
        else delivered_at end
    from tried
    where deliveries.id = tried.id
    returning deliveries.id`.execute(db);
  const found = new Set(rows.map(({ id }) => id));
  return attempts.map(({ id }) => found.has(id));
}

function toColumns({ id, outcome }: Attempt) {
  const { at, sentAt, delivered, status, error } = outcome;
  const sent = toDateOrNull(sentAt ?? null);
  return { message: id, at: toDate(at), sent_at: sent, delivered, status, error };
}
