import { sql } from 'kysely';
import type { CaseEvent, CaseFile } from '../domain/case/types.ts';
import type { PackEntry, PackFile } from '../domain/pack/types.ts';
import { toDelivery } from './deliveries.ts';
import { CaseNotRecordedError } from './errors.ts';
import type { Database } from './schema.ts';
import { allSubscriptions } from './subscriptions.ts';
import type { Batch, Delivery, NewDelivery, Outbox, PackBatch } from './types.ts';
import { json, toDate, toDateOrNull } from './values.ts';

/** Rows of one insert; PostgreSQL takes 65,535 parameters a statement. */
const ROWS_PER_INSERT = 1_000;

export function outbox(db: Database): Outbox {
  return {
    publish: (batch, deliveriesFor) =>
      db.transaction().execute(async (transaction) => {
        const file = await recordCase(transaction, batch);
        const recorded = await recordEvents(transaction, batch);
        if (recorded.size > 0) {
          // Events that stood already caused their deliveries when they were recorded:
          // a subscription made since hears of what comes, not of what was.
          const wanted = deliveriesFor(await allSubscriptions(transaction), file).filter(
            ({ eventSeq }) => recorded.has(eventSeq),
          );
          await recordDeliveries(transaction, wanted);
        }
        return pendingDeliveries(transaction, { case_id: batch.caseId }, batch.events);
      }),
    publishPack: (batch, deliveriesFor) =>
      db.transaction().execute(async (transaction) => {
        const file = await recordPack(transaction, batch);
        const recorded = await recordEntries(transaction, batch);
        if (recorded.size > 0) {
          const wanted = deliveriesFor(await allSubscriptions(transaction), file).filter(
            ({ eventSeq }) => recorded.has(eventSeq),
          );
          await recordDeliveries(transaction, wanted);
        }
        return pendingDeliveries(transaction, { pack_id: batch.packId }, batch.events);
      }),
  };
}

/**
 * Writes the case's row, never back to an older seq, and answers its file. The row stays locked
 * until the commit, so that two batches of one case never interleave.
 */
async function recordCase(transaction: Database, batch: Batch): Promise<CaseFile> {
  if (batch.file === null) return moveCase(transaction, batch);
  const { caseId, file } = batch;
  const position = toPositionColumns(batch);
  await transaction
    .insertInto('cases')
    .values({
      id: caseId,
      account: file.account.id,
      offering: file.request.offering,
      region: file.account.region,
      opened_at: toDate(file.openedAt),
      file: json(file),
      ...position,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(position)
        // A row that fails this condition is locked all the same.
        .where('cases.seq', '<', sql.ref<number>('excluded.seq')),
    )
    .execute();
  return file;
}

/** The same for a batch whose file came with an earlier one. */
async function moveCase(transaction: Database, batch: Batch): Promise<CaseFile> {
  const position = toPositionColumns(batch);
  const known = await transaction
    .selectFrom('cases')
    .select(['file', 'seq'])
    .where('id', '=', batch.caseId)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) throw new CaseNotRecordedError(batch.caseId);
  if (known.seq < position.seq) {
    await transaction.updateTable('cases').set(position).where('id', '=', batch.caseId).execute();
  }
  return known.file;
}

/** Answers the seqs of the events that were not there before. */
async function recordEvents(transaction: Database, batch: Batch): Promise<Set<number>> {
  const recorded = new Set<number>();
  for (const events of chunks(batch.events)) {
    const rows = await transaction
      .insertInto('case_events')
      .values(events.map((event) => toEventColumns(batch.caseId, event)))
      .onConflict((conflict) => conflict.columns(['case_id', 'seq']).doNothing())
      .returning('seq')
      .execute();
    for (const { seq } of rows) recorded.add(seq);
  }
  return recorded;
}

async function recordDeliveries(
  transaction: Database,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (const some of chunks(deliveries)) {
    await transaction
      .insertInto('deliveries')
      .values(some.map(toDeliveryColumns))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
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

/** Writes the pack's row as `recordCase` does the case's, and who may use it. */
async function recordPack(transaction: Database, batch: PackBatch): Promise<PackFile> {
  const { packId, state } = batch;
  const known = await transaction
    .selectFrom('packs')
    .select(['file', 'seq'])
    .where('id', '=', packId)
    .forUpdate()
    .executeTakeFirst();
  const file = batch.file ?? known?.file;
  if (file === undefined) throw new CaseNotRecordedError(packId);
  const position = toPackPosition(batch);
  await transaction
    .insertInto('packs')
    .values({
      id: packId,
      account: file.account.id,
      purchased_at: toDate(file.purchasedAt),
      expires_at: toDate(file.expiresAt),
      file: json(file),
      ...position,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(position)
        .where('packs.seq', '<', sql.ref<number>('excluded.seq')),
    )
    .execute();
  await transaction
    .insertInto('pack_users')
    .values([file.account.id, ...state.claimedBy].map((account) => ({ pack_id: packId, account })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return file;
}

async function recordEntries(transaction: Database, batch: PackBatch): Promise<Set<number>> {
  const recorded = new Set<number>();
  for (const entries of chunks(batch.events)) {
    const rows = await transaction
      .insertInto('pack_entries')
      .values(entries.map((entry) => toEntryColumns(batch.packId, entry)))
      .onConflict((conflict) => conflict.columns(['pack_id', 'seq']).doNothing())
      .returning('seq')
      .execute();
    for (const { seq } of rows) recorded.add(seq);
  }
  return recorded;
}

function toPackPosition({ state, events }: PackBatch) {
  return {
    status: state.status,
    available: state.balance.available,
    seq: Math.max(0, ...events.map(({ seq }) => seq)),
    state: json(state),
  };
}

function toEntryColumns(packId: string, entry: PackEntry) {
  return {
    pack_id: packId,
    seq: entry.seq,
    key: entry.key,
    type: entry.type,
    at: toDate(entry.at),
    actor: entry.actor,
    case_id: entry.case,
    quiet: entry.quiet,
    balance: json(entry.balance),
    data: json(entry.data),
  };
}

/** Where the case stands after the batch: what changes of its row. */
function toPositionColumns({ state, events }: Batch) {
  return {
    severity: state.severity,
    status: state.status,
    breached: state.breached,
    next_due_at: toDateOrNull(state.nextDueAt),
    seq: Math.max(0, ...events.map(({ seq }) => seq)),
    state: json(state),
  };
}

function toEventColumns(caseId: string, event: CaseEvent) {
  return {
    case_id: caseId,
    seq: event.seq,
    key: event.key,
    type: event.type,
    at: toDate(event.at),
    actor: event.actor,
    metric: event.metric,
    quiet: event.quiet,
    data: json(event.data),
  };
}

function toDeliveryColumns(delivery: NewDelivery) {
  return {
    id: delivery.id,
    case_id: delivery.caseId,
    pack_id: delivery.packId,
    event_seq: delivery.eventSeq,
    event_key: delivery.eventKey,
    event_type: delivery.eventType,
    subscription_id: delivery.subscriptionId,
    target: delivery.target,
    body: delivery.body,
    due_at: toDate(delivery.dueAt),
  };
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
    yield items.slice(from, from + ROWS_PER_INSERT);
  }
}
