import { sql } from 'kysely';
import { batched } from './batched.ts';
import { completeBatches } from './complete-batches.ts';
import { insertDeliveries, setState, toDelivery } from './delivery-rows.ts';
import { portionsOf } from './portions.ts';
import { recordOperationalAlerts } from './record-operational-alerts.ts';
import { recordBatches, recordEvents } from './record.ts';
import type { Database } from './schema.ts';
import { CASES, PACKS, type AnyBatch, type Sent, type Subject } from './subject.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { Delivery, NewDelivery } from './types/deliveries.ts';
import type { Complete, DeliveriesFor, Outbox } from './types/outbox.ts';
import type { Subscription } from './types/subscriptions.ts';

/**
 * A batch soon gives up on a row that another transaction has locked; its members are then recorded on
 * their own.
 */
const LOCK_TIMEOUT = sql`set local lock_timeout = '250ms'`;

export function outbox(db: Database): Outbox {
  return {
    publish: publishing(db, CASES),
    publishPack: publishing(db, PACKS),
    markFailed: (id, alertsFor) =>
      db.transaction().execute((transaction) => markFailed(transaction, id, alertsFor)),
  };
}

async function markFailed(
  transaction: Database,
  id: string,
  alertsFor: (failed: Delivery, subscriptions: readonly Subscription[]) => readonly NewDelivery[],
): Promise<readonly Delivery[]> {
  const row = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.state === 'delivered') return [];
  await setState(transaction, id, 'failed');
  return recordOperationalAlerts(transaction, (subscriptions) =>
    alertsFor(toDelivery(row), subscriptions),
  );
}

/** A batch, and the function that decides which deliveries it causes. */
interface Publication<B extends AnyBatch> {
  readonly batch: Sent<B>;
  readonly deliveriesFor: DeliveriesFor<B>;
}

function publishing<B extends AnyBatch>(db: Database, subject: Subject<B>) {
  const publish = batched<Publication<B>, readonly Delivery[]>(
    (publications) =>
      db.transaction().execute((transaction) => record(transaction, subject, publications)),
    ({ batch }) => batch.id,
  );
  return (batch: Sent<B>, deliveriesFor: DeliveriesFor<B>) => publish({ batch, deliveriesFor });
}

async function record<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  publications: readonly Publication<B>[],
): Promise<readonly (readonly Delivery[])[]> {
  if (publications.length > 1) await LOCK_TIMEOUT.execute(transaction);
  const sent = publications.map(({ batch }) => batch);
  const batches = await completeBatches(transaction, subject, sent);
  await recordBatches(transaction, subject, batches);
  const recorded = await recordEvents(transaction, subject, batches);
  const caused = await deliveriesOf(transaction, publications, batches, recorded);
  await insertDeliveries(transaction, caused.flat());
  const pending: (readonly Delivery[])[] = [];
  const lengths = new Map(batches.map((batch, index) => [batch, bodyLength(caused[index] ?? [])]));
  for (const portion of portionsOf(batches, (batch) => lengths.get(batch) ?? 0)) {
    pending.push(...(await pendingDeliveries(transaction, subject, portion)));
  }
  return pending;
}

/** The deliveries that the new events of each batch cause. */
async function deliveriesOf<B extends AnyBatch>(
  transaction: Database,
  publications: readonly Publication<B>[],
  batches: readonly Complete<B>[],
  recorded: readonly ReadonlySet<number>[],
): Promise<(readonly NewDelivery[])[]> {
  if (recorded.every(({ size }) => size === 0)) return [];
  const subscriptions = await allSubscriptions(transaction);
  return publications.map(({ deliveriesFor }, index) => {
    const batch = batches[index];
    const newSeqs = recorded[index];
    // Events that were recorded earlier caused their deliveries then: a subscription made since is
    // notified of new events only.
    if (!batch || !newSeqs || newSeqs.size === 0) return [];
    return deliveriesFor(subscriptions, batch).filter(({ eventSeq }) => newSeqs.has(eventSeq));
  });
}

function bodyLength(deliveries: readonly NewDelivery[]): number {
  return deliveries.reduce((sum, { body }) => sum + body.length, 0);
}

/** The pending deliveries of each batch's events. */
async function pendingDeliveries<B extends AnyBatch>(
  transaction: Database,
  { idColumn }: Subject<B>,
  batches: readonly B[],
): Promise<Delivery[][]> {
  const seqs = batches.flatMap(({ events }) => events.map(({ seq }) => seq));
  if (seqs.length === 0) return batches.map(() => []);
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where(
      idColumn,
      'in',
      batches.map(({ id }) => id),
    )
    .where('event_seq', 'in', [...new Set(seqs)])
    .where('state', '=', 'pending')
    .orderBy('event_seq')
    .orderBy('id')
    .execute();
  const bySubject = new Map<string | null, Delivery[]>(batches.map(({ id }) => [id, []]));
  for (const row of rows) bySubject.get(row[idColumn])?.push(toDelivery(row));
  return batches.map((batch) => {
    const own = new Set(batch.events.map(({ seq }) => seq));
    return (bySubject.get(batch.id) ?? []).filter(({ eventSeq }) => own.has(eventSeq));
  });
}
