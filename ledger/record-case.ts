import { sql } from 'kysely';
import { nextOwed } from '../domain/case/owed.ts';
import type { CaseEvent, CaseFile } from '../domain/case/types.ts';
import { chunks } from './chunks.ts';
import { NotRecordedError } from './errors.ts';
import type { Database } from './schema.ts';
import type { Batch } from './types.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/**
 * Writes the cases' rows, never back to an older seq, and answers their files. The rows stay locked
 * until the commit, so that two batches of one case never interleave; no case may be there twice.
 */
export async function recordCases(
  transaction: Database,
  batches: readonly Batch[],
): Promise<CaseFile[]> {
  const files = await filesOf(transaction, batches);
  const rows = batches.map((batch, index) => toCaseColumns(batch, files[index]));
  // Whoever else writes some of them locks them in the same order.
  for (const some of chunks(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))) {
    await transaction
      .insertInto('cases')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((row) => ({
            severity: row.ref('excluded.severity'),
            status: row.ref('excluded.status'),
            breached: row.ref('excluded.breached'),
            next_due_at: row.ref('excluded.next_due_at'),
            owed_at: row.ref('excluded.owed_at'),
            seq: row.ref('excluded.seq'),
            state: row.ref('excluded.state'),
          }))
          // A row that fails this condition is locked all the same.
          .where('cases.seq', '<', sql.ref<number>('excluded.seq')),
      )
      .execute();
  }
  return files;
}

/** Of each batch, as it brings it or as an earlier one has. */
async function filesOf(transaction: Database, batches: readonly Batch[]): Promise<CaseFile[]> {
  const unknown = batches.filter(({ file }) => file === null).map(({ caseId }) => caseId);
  const known = new Map<string, CaseFile>();
  if (unknown.length > 0) {
    const rows = await transaction
      .selectFrom('cases')
      .select(['id', 'file'])
      .where('id', 'in', unknown)
      .execute();
    for (const { id, file } of rows) known.set(id, file);
  }
  return batches.map(({ caseId, file }) => {
    const found = file ?? known.get(caseId);
    if (!found) throw new NotRecordedError(caseId);
    return found;
  });
}

/** Answers of each batch the seqs of the events that were not there before. */
export async function recordCaseEvents(
  transaction: Database,
  batches: readonly Batch[],
): Promise<Set<number>[]> {
  const recorded = new Map(batches.map(({ caseId }) => [caseId, new Set<number>()]));
  const events = batches.flatMap((batch) =>
    batch.events.map((event) => toEventColumns(batch.caseId, event)),
  );
  for (const some of chunks(events)) {
    const rows = await transaction
      .insertInto('case_events')
      .values(some)
      .onConflict((conflict) => conflict.columns(['case_id', 'seq']).doNothing())
      .returning(['case_id', 'seq'])
      .execute();
    for (const row of rows) recorded.get(row.case_id)?.add(row.seq);
  }
  return [...recorded.values()];
}

/** The whole row: where the case has one, only what its position says is changed. */
function toCaseColumns(batch: Batch, file: CaseFile | undefined) {
  if (file === undefined) throw new NotRecordedError(batch.caseId);
  return {
    id: batch.caseId,
    account: file.account.id,
    offering: file.request.offering,
    region: file.account.region,
    opened_at: toDate(file.openedAt),
    file: json(file),
    ...toPositionColumns(batch, file),
  };
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
    quiet: event.quiet,
    data: json(event.data),
  };
}
