import type { CaseFile } from '../domain/case/types.ts';
import type { PackFile } from '../domain/pack/types.ts';
import { insertDeliveries, pendingOf, setState, toDelivery } from './delivery-rows.ts';
import { recordCase, recordCaseEvents } from './record-case.ts';
import { recordPack, recordPackEntries } from './record-pack.ts';
import type { Database } from './schema.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { Batch, Delivery, NewDelivery, Outbox, PackBatch, Subscription } from './types.ts';

/** What is published: cases with their events, packs with their entries. */
interface Subject<B, File> {
  /** Writes where it stands, and answers its file. */
  readonly record: (transaction: Database, batch: B) => Promise<File>;
  /** Writes what happened, and answers the seqs of what was not there before. */
  readonly recordEvents: (transaction: Database, batch: B) => Promise<ReadonlySet<number>>;
  /** How its deliveries name it. */
  readonly named: (batch: B) => { readonly case_id: string } | { readonly pack_id: string };
}

const CASES: Subject<Batch, CaseFile> = {
  record: recordCase,
  recordEvents: recordCaseEvents,
  named: ({ caseId }) => ({ case_id: caseId }),
};

const PACKS: Subject<PackBatch, PackFile> = {
  record: recordPack,
  recordEvents: recordPackEntries,
  named: ({ packId }) => ({ pack_id: packId }),
};

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
  await setState(transaction, id, 'failed');
  const row = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.state === 'delivered') return [];
  const alarms = alarmsFor(toDelivery(row), await allSubscriptions(transaction));
  await insertDeliveries(transaction, alarms);
  return pendingOf(transaction, alarms);
}

function publishing<B extends Pick<Batch | PackBatch, 'events'>, File>(
  db: Database,
  { record, recordEvents, named }: Subject<B, File>,
) {
  return (
    batch: B,
    deliveriesFor: (subscriptions: readonly Subscription[], file: File) => readonly NewDelivery[],
  ): Promise<readonly Delivery[]> =>
    db.transaction().execute(async (transaction) => {
      const file = await record(transaction, batch);
      const recorded = await recordEvents(transaction, batch);
      if (recorded.size > 0) {
        // Events that stood already caused their deliveries when they were recorded:
        // a subscription made since hears of what comes, not of what was.
        const wanted = deliveriesFor(await allSubscriptions(transaction), file).filter(
          ({ eventSeq }) => recorded.has(eventSeq),
        );
        await insertDeliveries(transaction, wanted);
      }
      return pendingDeliveries(transaction, named(batch), batch.events);
    });
}

/** Those of some events of a case or a pack. */
async function pendingDeliveries(
  transaction: Database,
  subject: { readonly case_id: string } | { readonly pack_id: string },
  events: readonly { readonly seq: number }[],
): Promise<Delivery[]> {
  if (events.length === 0) return [];
  const [column, id] =
    'case_id' in subject
      ? (['case_id', subject.case_id] as const)
      : (['pack_id', subject.pack_id] as const);
  const seqs = events.map(({ seq }) => seq);
  const rows = await transaction
    .selectFrom('deliveries')
    .selectAll()
    .where(column, '=', id)
    .where('event_seq', 'in', seqs)
    .where('state', '=', 'pending')
    .orderBy('event_seq')
    .orderBy('id')
    .execute();
  return rows.map(toDelivery);
}
