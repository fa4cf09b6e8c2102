import jsonPatch from 'fast-json-patch';
import { NotRecordedError } from './errors.ts';
import type { Database } from './schema.ts';
import type { AnyBatch, FileOf, Sent, Subject } from './subject.ts';
import type { Complete, StateChange } from './types/outbox.ts';

/**
 * The batches, each with its file and its whole state. What a batch does not bring is taken from the
 * row that earlier batches have written.
 * Throws `NotRecordedError` for a batch that builds on a row that is not there or is another.
 */
export async function completeBatches<B extends AnyBatch>(
  transaction: Database,
  subject: Subject<B>,
  batches: readonly Sent<B>[],
): Promise<Complete<B>[]> {
  const incomplete = batches.filter((batch) => batch.file === null || isChange(batch.state));
  const rows = await rowsOf(
    transaction,
    subject,
    incomplete.map(({ id }) => id),
  );
  return batches.map((batch) => complete<B>(batch, rows.get(batch.id)));
}

/** What the ledger has of a case or pack. */
interface RowOf<B extends AnyBatch> {
  readonly id: string;
  readonly file: FileOf<B>;
  readonly state: B['state'];
  readonly seq: number;
}

async function rowsOf<B extends AnyBatch>(
  transaction: Database,
  { table }: Subject<B>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowOf<B>>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom(table)
    .select(['id', 'file', 'state', 'seq'])
    .where('id', 'in', ids)
    .$castTo<RowOf<B>>()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function complete<B extends AnyBatch>(batch: Sent<B>, row: RowOf<B> | undefined): Complete<B> {
  const file = batch.file ?? row?.file;
  if (!file) throw new NotRecordedError(batch.id);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields of which `Sent<B>` is made
  return { ...batch, file, state: wholeState<B['state']>(batch, row) } as unknown as Complete<B>;
}

/**
 * The whole state of a batch, given what earlier ones have left.
 * Throws `NotRecordedError` if the state has changed since another event.
 */
export function wholeState<State extends object>(
  { id, state }: { readonly id: string; readonly state: State | StateChange },
  before: { readonly state: State; readonly seq: number } | undefined,
): State {
  if (!isChange(state)) return state;
  if (before?.seq !== state.since) throw new NotRecordedError(id);
  return jsonPatch.applyPatch(before.state, state.patch, false, false).newDocument;
}

function isChange(state: object): state is StateChange {
  return 'patch' in state;
}
