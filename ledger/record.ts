import { sql } from 'kysely';
import { NotRecordedError } from './errors.ts';
import { insertBatches } from './insert-batches.ts';
import type { Database } from './schema.ts';
import type { AnyBatch, FileOf, Position, Subject } from './subject.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/** The batches, each with its file, which is its own or was recorded earlier. Throws `NotRecordedError`. */
export async function positionsOf<B extends AnyBatch>(
  transaction: Database,
  { table, idOf }: Subject<B>,
  batches: readonly B[],
): Promise<Position<B>[]> {
  const withoutFile = batches.filter(({ file }) => file === null).map(idOf);
  const files = new Map<string, FileOf<B>>();
  if (withoutFile.length > 0) {
    const rows = await transaction
      .selectFrom(table)
      .select(['id', 'file'])
      .where('id', 'in', withoutFile)
      .$castTo<{ id: string; file: FileOf<B> }>()
      .execute();
    for (const { id, file } of rows) files.set(id, file);
  }
  return batches.map((batch) => {
    const file = batch.file ?? files.get(idOf(batch));
    if (!file) throw new NotRecordedError(idOf(batch));
    return { ...batch, file };
  });
}

/**
 * Writes the state of each case or pack, but never over that of a later seq. The rows stay locked until the
 * commit, so that two batches of one case or pack never interleave. None may occur twice.
 */
export async function recordPositions<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  positions: readonly Position<B>[],
): Promise<void> {
  const rows = positions.map((position) => toRow(subject, position));
  const changed = Object.fromEntries(
    ['next_expected_at', 'seq', 'state', ...subject.moving].map((name) => [
      name,
      sql.ref<never>(`excluded.${name}`),
    ]),
  );
  // In the order of ids, so that all transactions lock rows in the same order.
  for (const rowBatch of insertBatches(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))) {
    await transaction
      .insertInto(subject.table)
      .values(rowBatch)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(changed)
          // A row that fails this condition is locked all the same.
          .where(sql.ref(`${subject.table}.seq`), '<', sql.ref('excluded.seq')),
      )
      .execute();
  }
  await subject.recordMore?.(transaction, positions);
}

/** Records the events. Returns for each batch the seqs that were not recorded before. */
export async function recordEvents<B extends AnyBatch>(
  transaction: Database,
  { events, idColumn, idOf, eventColumns }: Subject<B>,
  batches: readonly B[],
): Promise<Set<number>[]> {
  const recorded = new Map(batches.map((batch) => [idOf(batch), new Set<number>()]));
  const rows = batches.flatMap((batch) =>
    batch.events.map((event: B['events'][number]) => ({
      seq: event.seq,
      key: event.key,
      type: event.type,
      at: toDate(event.at),
      actor: event.actor,
      quiet: event.quiet,
      data: json(event.data),
      ...eventColumns(idOf(batch), event),
    })),
  );
  for (const rowBatch of insertBatches(rows)) {
    const inserted = await transaction
      .insertInto(events)
      .values(rowBatch)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['seq', sql.ref<string>(idColumn).as('subject')])
      .execute();
    for (const { subject, seq } of inserted) recorded.get(subject)?.add(seq);
  }
  return [...recorded.values()];
}

/** The whole row, of which only the changing columns are used if it exists already. */
function toRow<B extends AnyBatch>(subject: Subject<B>, position: Position<B>) {
  const { file, state, events } = position;
  return {
    ...subject.columns(position),
    id: subject.idOf(position),
    next_expected_at: toDateOrNull(subject.nextExpectedAt(file, state, latestOf(events))),
    seq: Math.max(0, ...events.map(({ seq }) => seq)),
    file: json(file),
    state: json(state),
  };
}
