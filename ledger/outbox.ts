import { sql } from 'kysely';
import type { CaseFile } from '../domain/case/types.ts';
import type { PackFile } from '../domain/pack/types.ts';
import { insertDeliveries, pendingOf, setState, toDelivery } from './delivery-rows.ts';
import { grouped } from './grouped.ts';
import { recordCaseEvents, recordCases } from './record-case.ts';
import { recordPack, recordPackEntries } from './record-pack.ts';
import type { Database } from './schema.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { Batch, Delivery, NewDelivery, Outbox, PackBatch, Subscription } from './types.ts';

/** What is published: cases with their events, packs with their entries. */
interface Subject<B, File> {
  readonly idOf: (batch: B) => string;
  /** How its deliveries name it. */
  readonly column: 'case_id' | 'pack_id';
  /** Writes where each stands, and answers their files. */
  readonly record: (transaction: Database, batches: readonly B[]) => Promise<readonly File[]>;
  /** Writes what happened, and answers of each the seqs of what was not there before. */
  readonly recordEvents: (
    transaction: Database,
    batches: readonly B[],
  ) => Promise<readonly ReadonlySet<number>[]>;
}

/** Thousands may be due at one instant. */
const CASES: Subject<Batch, CaseFile> = {
  idOf: ({ caseId }) => caseId,
  column: 'case_id',
  record: recordCases,
  recordEvents: recordCaseEvents,
};

/** Few, and rarely at the same time. */
const PACKS: Subject<PackBatch, PackFile> = {
  idOf: ({ packId }) => packId,
  column: 'pack_id',
  record: inTurn(recordPack),
  recordEvents: inTurn(recordPackEntries),
};

/** A group gives way to whoever else holds one of its rows: its members then wait alone. */
const PATIENCE = sql`set local lock_timeout = '250ms'`;

export function outbox(db: Database): Outbox {
  return {
    publish: publishing(db, CASES),
    publishPack: publishing(db, PACKS),
    giveUp: (id, alarmsFor) =>
      db.transaction().execute((transaction) => giveUp(transaction, id, alarmsFor)),
  };
}

async function giveUp(
  transaction: Database,
  id: string,
  alarmsFor: (failed: Delivery, subscriptions: readonly Subscription[]) => readonly NewDelivery[],
): Promise<readonly Delivery[]> {
  const row = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.state === 'delivered') return [];
  await setState(transaction, id, 'failed');
  const alarms = alarmsFor(toDelivery(row), await allSubscriptions(transaction));
  await insertDeliveries(transaction, alarms);
  return pendingOf(transaction, alarms);
}

/** A batch, and who decides what it causes. */
interface Publication<B, File> {
  readonly batch: B;
  readonly deliveriesFor: (
    subscriptions: readonly Subscription[],
    file: File,
  ) => readonly NewDelivery[];
}

function publishing<B extends Pick<Batch | PackBatch, 'events'>, File>(
  db: Database,
  subject: Subject<B, File>,
) {
  const publish = grouped<Publication<B, File>, readonly Delivery[]>(
    (publications) =>
      db.transaction().execute((transaction) => record(transaction, subject, publications)),
    ({ batch }) => subject.idOf(batch),
  );
  return (batch: B, deliveriesFor: Publication<B, File>['deliveriesFor']) =>
    publish({ batch, deliveriesFor });
}

async function record<B extends Pick<Batch | PackBatch, 'events'>, File>(
  transaction: Database,
  subject: Subject<B, File>,
  publications: readonly Publication<B, File>[],
): Promise<readonly (readonly Delivery[])[]> {
  if (publications.length > 1) await PATIENCE.execute(transaction);
  const batches = publications.map(({ batch }) => batch);
  const files = await subject.record(transaction, batches);
  const recorded = await subject.recordEvents(transaction, batches);
  if (recorded.some(({ size }) => size > 0)) {
    const subscriptions = await allSubscriptions(transaction);
    const wanted = publications.flatMap(({ deliveriesFor }, index) => {
      const [file, seqs] = [files[index], recorded[index]];
      // Events that stood already caused their deliveries when they were recorded:
      // a subscription made since hears of what comes, not of what was.
      if (file === undefined || !seqs || seqs.size === 0) return [];
      return deliveriesFor(subscriptions, file).filter(({ eventSeq }) => seqs.has(eventSeq));
    });
    await insertDeliveries(transaction, wanted);
  }
  return pendingDeliveries(transaction, subject, batches);
}

function inTurn<B, R>(write: (transaction: Database, batch: B) => Promise<R>) {
  return async (transaction: Database, batches: readonly B[]): Promise<R[]> => {
    const results: R[] = [];
    for (const batch of batches) results.push(await write(transaction, batch));
    return results;
  };
}

/** Those of the events of each batch. */
async function pendingDeliveries<B extends Pick<Batch | PackBatch, 'events'>>(
  transaction: Database,
  { column, idOf }: Pick<Subject<B, unknown>, 'column' | 'idOf'>,
  batches: readonly B[],
): Promise<Delivery[][]> {
  const seqs = batches.flatMap(({ events }) => events.map(({ seq }) => seq));
  if (seqs.length === 0) return batches.map(() => []);
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where(column, 'in', batches.map(idOf))
    .where('event_seq', 'in', [...new Set(seqs)])
    .where('state', '=', 'pending')
    .orderBy('event_seq')
    .orderBy('id')
    .execute();
  const bySubject = new Map<string | null, Delivery[]>(batches.map((batch) => [idOf(batch), []]));
  for (const row of rows) bySubject.get(row[column])?.push(toDelivery(row));
  return batches.map((batch) => {
    const own = new Set(batch.events.map(({ seq }) => seq));
    return (bySubject.get(idOf(batch)) ?? []).filter(({ eventSeq }) => own.has(eventSeq));
  });
}
