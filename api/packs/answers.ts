import type { Reader } from '../../domain/text/words/locale.ts';
import { toIso } from '../../domain/time/instant.ts';
import { packEntryView, packView } from '../../domain/view/pack-view.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { PackRecord } from '../../ledger/types/packs.ts';

/**
 * Packs with all that happened to them, from the ledger, which records every change before it is answered.
 */
export async function withEntries(
  { packs, orders }: Pick<Ledger, 'packs' | 'orders'>,
  records: readonly PackRecord[],
  reader: Reader,
) {
  const ids = records.map(({ file }) => file.id);
  const [entries, claims] = await Promise.all([packs.entries(ids), orders.attempts(ids)]);
  return records.map((record) => ({
    ...packView(record),
    entries: (entries.get(record.file.id) ?? []).map((entry) =>
      packEntryView(entry, record.file, reader),
    ),
    claims: (claims.get(record.file.id) ?? []).map((one) => ({ ...one, at: toIso(one.at) })),
  }));
}

/** One pack; null if there is none with this id. */
export async function onePack(
  ledger: Pick<Ledger, 'packs' | 'orders'>,
  id: string,
  reader: Reader,
) {
  const record = await ledger.packs.get(id);
  if (record === null) return null;
  const [pack] = await withEntries(ledger, [record], reader);
  return pack ?? null;
}
