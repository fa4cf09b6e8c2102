import { sql } from 'kysely';
import { RecordedOtherwiseError } from './errors.ts';
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

/**
 * Records the events. Returns for each batch the seqs that were not recorded before. Throws
 * `RecordedOtherwiseError` if another event was recorded under one of the others.
 */
export async function recordEvents<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  batches: readonly B[],
): Promise<Set<number>[]> {
  const { events, idColumn, eventColumns } = subject;
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
      .returning(['seq', sql.ref<string>(idColumn).as('id')])
      .execute();
    for (const { id, seq } of inserted) recorded.get(id)?.add(seq);
  }
  if (subject.isRevivable) {
    for (const batch of batches) {
      await requireSame(transaction, subject, batch, recorded.get(batch.id) ?? new Set());
    }
  }
  return [...recorded.values()];
}

/**
 * What a case says twice has to be the same: a case that was reset in Temporal would lose what it says now.
 * Throws `RecordedOtherwiseError` if it is not.
 */
async function requireSame<B extends AnyBatch>(
  transaction: Database,
  { events: table, idColumn }: Subject<B>,
  { id, events }: B,
  fresh: ReadonlySet<number>,
): Promise<void> {
  const again = events.filter(({ seq }: EventOf<B>) => !fresh.has(seq));
  if (again.length === 0) return;
  const rows = await transaction
    .selectFrom(table)
    .select(['seq', 'key', 'at'])
    .where(sql.ref<string>(idColumn), '=', id)
    .where(
      'seq',
      'in',
      again.map(({ seq }: EventOf<B>) => seq),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.seq, row]));
  const other = again.find(({ seq, key, at }: EventOf<B>) => {
    const row = known.get(seq);
    return row?.key !== key || row.at.getTime() !== at;
  });
  if (other) throw new RecordedOtherwiseError(id, other.seq);
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
