import { sql } from 'kysely';
import { nextOwedByPack } from '../domain/pack/owed.ts';
import type { PackEntry, PackFile } from '../domain/pack/types.ts';
import { chunks } from './chunks.ts';
import { NotRecordedError } from './errors.ts';
import type { Database } from './schema.ts';
import type { PackBatch } from './types.ts';
import { json, latestOf, toDate, toDateOrNull } from './values.ts';

/** Writes the pack's row as `recordCase` does the case's, and who may use it. */
export async function recordPack(transaction: Database, batch: PackBatch): Promise<PackFile> {
  const { packId, state } = batch;
  const file = await (batch.file === null
    ? movePack(transaction, batch)
    : insertPack(transaction, batch, batch.file));
  await transaction
    .insertInto('pack_users')
    .values([file.account.id, ...state.claimedBy].map((account) => ({ pack_id: packId, account })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return file;
}

async function insertPack(
  transaction: Database,
  batch: PackBatch,
  file: PackFile,
): Promise<PackFile> {
  const position = toPackPosition(batch, file);
  await transaction
    .insertInto('packs')
    .values({
      id: batch.packId,
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
  return file;
}

async function movePack(transaction: Database, batch: PackBatch): Promise<PackFile> {
  const known = await transaction
    .selectFrom('packs')
    .select(['file', 'seq'])
    .where('id', '=', batch.packId)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) throw new NotRecordedError(batch.packId);
  const position = toPackPosition(batch, known.file);
  if (known.seq < position.seq) {
    await transaction.updateTable('packs').set(position).where('id', '=', batch.packId).execute();
  }
  return known.file;
}

/** Answers the seqs of the entries that were not there before. */
export async function recordPackEntries(
  transaction: Database,
  batch: PackBatch,
): Promise<Set<number>> {
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

function toPackPosition({ state, events }: PackBatch, file: PackFile) {
  return {
    owed_at: toDateOrNull(nextOwedByPack(file, state, latestOf(events))),
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
