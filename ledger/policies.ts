import { PolicyChangedError } from './errors.ts';
import type { Database } from './schema.ts';
import type { PolicyStore, PolicyVersion } from './types/policies.ts';

export function policyStore(db: Database): PolicyStore {
  /** What is known to be pinned, and so will not change: most cases open under the same few versions. */
  const known = new Map<string, string>();
  return {
    async pin(versions) {
      const unknown = versions.filter(({ file, digest }) => known.get(file) !== digest);
      if (unknown.length === 0) return;
      await db.transaction().execute((transaction) => pinIn(transaction, unknown));
      for (const { file, digest } of unknown) known.set(file, digest);
    },
    pinned: () =>
      db.selectFrom('policy_versions').select(['file', 'digest']).orderBy('file').execute(),
  };
}

/** An insert waits for another process that pins the same version, and then sees what that one has kept. */
async function pinIn(transaction: Database, versions: readonly PolicyVersion[]): Promise<void> {
  // In the order of files, so that all transactions lock rows in the same order.
  const rows = versions.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  await transaction
    .insertInto('policy_versions')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await transaction
    .selectFrom('policy_versions')
    .select(['file', 'digest'])
    .where(
      'file',
      'in',
      rows.map(({ file }) => file),
    )
    .execute();
  const digests = new Map(kept.map(({ file, digest }) => [file, digest]));
  const changed = rows.filter(({ file, digest }) => digests.get(file) !== digest);
  if (changed.length > 0) throw new PolicyChangedError(changed.map(({ file }) => file));
}
