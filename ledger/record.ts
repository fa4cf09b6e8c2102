import { sql } from 'kysely';
import { NotRecordedError } from './errors.ts';
import { insertBatches } from './insert-batches.ts';
import type { Database } from './schema.ts';
import type { AnyBatch, FileOf, Position, Subject } from './subject.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/** The batches, each with its file: as it brings it or as an earlier one has. Throws `NotRecordedError`. */
export async function positionsOf<B extends AnyBatch>(
  transaction: Database,
  { table, idOf }: Subject<B>,
  batches: readonly B[],
): Promise<Position<B>[]> {
  const unknown = batches.filter(({ file }) => file === null).map(idOf);
  const known = new Map<string, FileOf<B>>();
  if (unknown.length > 0) {
    const rows = await transaction
      .selectFrom(table)
      .select(['id', 'file'])
      .where('id', 'in', unknown)
      .$castTo<{ id: string; file: FileOf<B> }>()
      .execute();
    for (const { id, file } of rows) known.set(id, file);
  }
  return batches.map((batch) => {
    const file = batch.file ?? known.get(idOf(batch));
    if (!file) throw new NotRecordedError(idOf(batch));
    return { ...batch, file };
  });
}

/**
 * Writes where each stands, never back to an older seq. The rows stay locked until the commit, so that
 * two batches of one subject never interleave; none may be there twice.
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
  // Whoever else writes some of them locks them in the same order.
  for (const some of insertBatches(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))) {
    await transaction
      .insertInto(subject.table)
      .values(some)
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

/** Writes what happened; answers of each batch the seqs of what was not there before. */
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
  for (const some of insertBatches(rows)) {
    const fresh = await transaction
      .insertInto(events)
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['seq', sql.ref<string>(idColumn).as('subject')])
      .execute();
    for (const { subject, seq } of fresh) recorded.get(subject)?.add(seq);
  }
  return [...recorded.values()];
}

/** The whole row: where there is one, only what moves is changed. */
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
