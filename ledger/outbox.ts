import { sql } from 'kysely';
import { batched } from './batched.ts';
import { insertDeliveries, setState, toDelivery } from './delivery-rows.ts';
import { recordOperationalAlerts } from './record-operational-alerts.ts';
import { positionsOf, recordEvents, recordPositions } from './record.ts';
import type { Database } from './schema.ts';
import { CASES, PACKS, type AnyBatch, type FileOf, type Subject } from './subject.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { DeliveriesFor, Delivery, NewDelivery, Outbox, Subscription } from './types.ts';

/** A group gives way to whoever else holds one of its rows: its members then wait alone. */
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

/** A batch, and who decides what it causes. */
interface Publication<B extends AnyBatch> {
  readonly batch: B;
  readonly deliveriesFor: DeliveriesFor<FileOf<B>>;
}

function publishing<B extends AnyBatch>(db: Database, subject: Subject<B>) {
  const publish = batched<Publication<B>, readonly Delivery[]>(
    (publications) =>
      db.transaction().execute((transaction) => record(transaction, subject, publications)),
    ({ batch }) => subject.idOf(batch),
  );
  return (batch: B, deliveriesFor: DeliveriesFor<FileOf<B>>) => publish({ batch, deliveriesFor });
}

async function record<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  publications: readonly Publication<B>[],
): Promise<readonly (readonly Delivery[])[]> {
  if (publications.length > 1) await LOCK_TIMEOUT.execute(transaction);
  const batches = publications.map(({ batch }) => batch);
  const positions = await positionsOf(transaction, subject, batches);
  await recordPositions(transaction, subject, positions);
  const recorded = await recordEvents(transaction, subject, batches);
  if (recorded.some(({ size }) => size > 0)) {
    const subscriptions = await allSubscriptions(transaction);
    const wanted = publications.flatMap(({ deliveriesFor }, index) => {
      const [position, seqs] = [positions[index], recorded[index]];
      // Events that stood already caused their deliveries when they were recorded:
      // a subscription made since hears of what comes, not of what was.
      if (!position || !seqs || seqs.size === 0) return [];
      return deliveriesFor(subscriptions, position.file).filter(({ eventSeq }) =>
        seqs.has(eventSeq),
      );
    });
    await insertDeliveries(transaction, wanted);
  }
  return pendingDeliveries(transaction, subject, batches);
}

/** Those of the events of each batch. */
async function pendingDeliveries<B extends AnyBatch>(
  transaction: Database,
  { idColumn, idOf }: Subject<B>,
  batches: readonly B[],
): Promise<Delivery[][]> {
  const seqs = batches.flatMap(({ events }) => events.map(({ seq }) => seq));
  if (seqs.length === 0) return batches.map(() => []);
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where(idColumn, 'in', batches.map(idOf))
    .where('event_seq', 'in', [...new Set(seqs)])
    .where('state', '=', 'pending')
    .orderBy('event_seq')
    .orderBy('id')
    .execute();
  const bySubject = new Map<string | null, Delivery[]>(batches.map((batch) => [idOf(batch), []]));
  for (const row of rows) bySubject.get(row[idColumn])?.push(toDelivery(row));
  return batches.map((batch) => {
    const own = new Set(batch.events.map(({ seq }) => seq));
    return (bySubject.get(idOf(batch)) ?? []).filter(({ eventSeq }) => own.has(eventSeq));
  });
}
