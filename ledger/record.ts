import { sql } from 'kysely';
import { portionsOf } from './portions.ts';
import type { Database } from './schema.ts';
import type { AnyBatch, EventOf, Subject } from './subject.ts';
import type { Complete } from './types/outbox.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/**
 * Writes the state of each case or pack, but never over that of a later seq. The rows stay locked until the
 * commit, so that two batches of one case or pack never interleave. None may occur twice.
 */
export async function recordBatches<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  batches: readonly Complete<B>[],
): Promise<void> {
  const rows = batches.map((batch) => toRow(subject, batch));
  const changed = Object.fromEntries(
    ['next_expected_at', 'seq', 'state', ...subject.moving].map((name) => [
      name,
      sql.ref<never>(`excluded.${name}`),
    ]),
  );
  // In the order of ids, so that all transactions lock rows in the same order.
  for (const portion of portionsOf(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))) {
    await transaction
      .insertInto(subject.table)
      .values(portion)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(changed)
          // A row that fails this condition is locked all the same.
          .where(sql.ref(`${subject.table}.seq`), '<', sql.ref('excluded.seq')),
      )
      .execute();
  }
  await subject.recordMore?.(transaction, batches);
}

/** Records the events. Returns for each batch the seqs that were not recorded before. */
export async function recordEvents<B extends AnyBatch>(
  transaction: Database,
  { events, idColumn, eventColumns }: Subject<B>,
  batches: readonly B[],
): Promise<Set<number>[]> {
  const recorded = new Map(batches.map(({ id }) => [id, new Set<number>()]));
  const rows = batches.flatMap((batch) =>
    batch.events.map((event: EventOf<B>) => ({
      seq: event.seq,
      key: event.key,
      type: event.type,
      at: toDate(event.at),
      actor: event.actor,
      quiet: event.quiet,
      data: json(event.data),
      ...eventColumns(batch.id, event),
    })),
  );
  for (const portion of portionsOf(rows)) {
    const inserted = await transaction
      .insertInto(events)
      .values(portion)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['seq', sql.ref<string>(idColumn).as('subject')])
      .execute();
    for (const { subject, seq } of inserted) recorded.get(subject)?.add(seq);
  }
  return [...recorded.values()];
}

/** The whole row, of which only the changing columns are used if it exists already. */
function toRow<B extends AnyBatch>(subject: Subject<B>, batch: Complete<B>) {
  const { id, file, state, events } = batch;
  return {
    ...subject.columns(batch),
    id,
    next_expected_at: toDateOrNull(subject.nextExpectedAt(file, state, latestOf(events))),
    seq: Math.max(0, ...events.map(({ seq }) => seq)),
    file: json(file),
    state: json(state),
  };
}
