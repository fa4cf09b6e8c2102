import { sql } from 'kysely';
import { nextOwed } from '../domain/case/owed.ts';
import type { CaseEvent, CaseFile } from '../domain/case/types.ts';
import { chunks } from './chunks.ts';
import { NotRecordedError } from './errors.ts';
import type { Database } from './schema.ts';
import type { Batch } from './types.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/**
 * Writes the case's row, never back to an older seq, and answers its file. The row stays locked
 * until the commit, so that two batches of one case never interleave.
 */
export async function recordCase(transaction: Database, batch: Batch): Promise<CaseFile> {
  if (batch.file === null) return moveCase(transaction, batch);
  const { caseId, file } = batch;
  const position = toPositionColumns(batch, file);
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
  const known = await transaction
    .selectFrom('cases')
    .select(['file', 'seq'])
    .where('id', '=', batch.caseId)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) throw new NotRecordedError(batch.caseId);
  const position = toPositionColumns(batch, known.file);
  if (known.seq < position.seq) {
    await transaction.updateTable('cases').set(position).where('id', '=', batch.caseId).execute();
  }
  return known.file;
}

/** Answers the seqs of the events that were not there before. */
export async function recordCaseEvents(transaction: Database, batch: Batch): Promise<Set<number>> {
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

/** Where the case stands after the batch: what changes of its row. */
function toPositionColumns({ state, events }: Batch, file: CaseFile) {
  return {
    severity: state.severity,
    status: state.status,
    breached: state.breached,
    next_due_at: toDateOrNull(state.nextDueAt),
    owed_at: toDateOrNull(nextOwed(file, state, latestOf(events))),
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
