import { type Selectable, sql } from 'kysely';
import { batched } from './batched.ts';
import { SubscriptionExistsError, TooManySubscriptionsError } from './errors.ts';
import { forgetAnswersAbout, settleOnce } from './idempotency.ts';
import { pageOf } from './page.ts';
import type { Database, Tables } from './schema.ts';
import type { Subscription, SubscriptionStore } from './types/subscriptions.ts';
import { json, toDate, toDateOrNull, toInstant, toInstantOrNull } from './values.ts';

/**
 * An event is sent to those that name its account in their filter and to those that name none, and each of them
 * costs memory, a row and perhaps a workflow at the same instant.
 */
const MAX_OF_ACCOUNT = 100;

const NEWEST_FIRST = { list: 'subscriptions', column: 'created_at', direction: 'desc' } as const;

export function subscriptionStore(db: Database): SubscriptionStore {
  return {
    get: batched((ids) => subscriptionsOf(db, ids)),
    create: (subscription, settle) =>
      db.transaction().execute(async (transaction) => {
        await settleOnce(transaction, settle);
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('subscriptions')
          .values({ id: subscription.id, ...toColumns(subscription) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) throw new SubscriptionExistsError(subscription.id);
        await requireRoomFor(transaction, subscription);
      }),
    list: (page) =>
      pageOf(db.selectFrom('subscriptions').selectAll(), NEWEST_FIRST, page, toSubscription),
    update: (id, change, settleFor) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('subscriptions')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (row === undefined) return null;
        const before = toSubscription(row);
        const after = change(before);
        await settleOnce(transaction, settleFor?.(after));
        await transaction
          .updateTable('subscriptions')
          .set(toColumns(after))
          .where('id', '=', id)
          .execute();
        if (after.filter.account !== before.filter.account) {
          await requireRoomFor(transaction, after);
        }
        return after;
      }),
    delete: (id) =>
      db.transaction().execute(async (transaction) => {
        await forgetAnswersAbout(transaction, id);
        const { numDeletedRows } = await transaction
          .deleteFrom('subscriptions')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
    async end(id, target, at) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptions')
        .set({ ended_at: sql<Date>`coalesce(ended_at, ${toDate(at)}::timestamptz)` })
        .where('id', '=', id)
        .where('target', '=', target)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

/** Throws `TooManySubscriptionsError`, which undoes the change that has just been made. */
async function requireRoomFor(transaction: Database, { filter }: Subscription): Promise<void> {
  const account = filter.account ?? null;
  // One change at a time, or two at once would not count each other.
  await sql`select pg_advisory_xact_lock(hashtext('subscriptions'))`.execute(transaction);
  const { count } = await transaction
    .selectFrom('subscriptions')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where(sql<boolean>`filter ->> 'account' is not distinct from ${account}`)
    .executeTakeFirstOrThrow();
  if (count > MAX_OF_ACCOUNT) throw new TooManySubscriptionsError(account, MAX_OF_ACCOUNT);
}

async function subscriptionsOf(
  db: Database,
  ids: readonly string[],
): Promise<(Subscription | null)[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toSubscription(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Every subscription, for deciding which of them an event concerns. */
export async function allSubscriptions(db: Database): Promise<Subscription[]> {
  const rows = await db.selectFrom('subscriptions').selectAll().orderBy('id').execute();
  return rows.map(toSubscription);
}

function toColumns(subscription: Subscription) {
  return {
    type: subscription.type,
    target: subscription.target,
    secret: subscription.secret,
    previous_secret: subscription.previousSecret?.secret ?? null,
    previous_secret_until: toDateOrNull(subscription.previousSecret?.until ?? null),
    paused: subscription.paused,
    ended_at: toDateOrNull(subscription.endedAt),
    digest_ms: subscription.digestMs,
    events: json(subscription.events),
    filter: json(subscription.filter),
    locale: subscription.locale,
    time_zone: subscription.timeZone,
    created_at: toDate(subscription.createdAt),
  };
}

function toSubscription(row: Selectable<Tables['subscriptions']>): Subscription {
  return {
    id: row.id,
    type: row.type,
    target: row.target,
    secret: row.secret,
    previousSecret: previousOf(row),
    paused: row.paused,
    endedAt: toInstantOrNull(row.ended_at),
    digestMs: row.digest_ms,
    events: row.events,
    filter: row.filter,
    locale: row.locale,
    timeZone: row.time_zone,
    createdAt: toInstant(row.created_at),
  };
}

function previousOf({
  previous_secret: secret,
  previous_secret_until: until,
}: Selectable<Tables['subscriptions']>): Subscription['previousSecret'] {
  return secret === null || until === null ? null : { secret, until: toInstant(until) };
}
