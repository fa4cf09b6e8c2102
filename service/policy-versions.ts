import type { Logger } from 'pino';
import type { Catalogue } from '../catalogue/schema/catalogue.ts';
import { disagreementOf } from '../domain/offering/policy-versions.ts';
import type { Ledger } from '../ledger/types/ledger.ts';

/** Cases were opened under versions of policies that say something else here, so none may be opened. */
class PoliciesChangedError extends Error {
  override readonly name = 'PoliciesChangedError';

  constructor(changed: readonly string[]) {
    super(changed.join('; '));
  }
}

/** Tells the log where the policies of this process are not those that cases were opened under. */
export async function announcePolicies(
  { policies }: Pick<Ledger, 'policies'>,
  catalogue: Catalogue,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const { changed, missing } = disagreementOf(catalogue, await policies.pinned());
  if (changed.length > 0) log.warn({ changed }, `Not ready: ${changed.join('; ')}.`);
  if (missing.length > 0) log.warn({ missing }, `${missing.join('; ')}.`);
}

/** Throws where cases were opened under versions of policies that say something else here. */
export async function requirePolicies(
  { policies }: Pick<Ledger, 'policies'>,
  catalogue: Catalogue,
): Promise<void> {
  const { changed } = disagreementOf(catalogue, await policies.pinned());
  if (changed.length > 0) throw new PoliciesChangedError(changed);
}
