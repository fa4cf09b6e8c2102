import { findOffering } from '../../domain/offering/catalogue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PackRecord } from '../../ledger/types.ts';
import type { ApiDeps } from '../deps.ts';

/** What an account may use of packs, what expires first first. */
export interface Packs {
  readonly open: readonly PackRecord[];
  readonly now: Instant;
  /** For which case; null where that has no id yet. */
  readonly case: string | null;
}

/** The packs that a case of this offering could use; none are looked up where it uses none. */
export async function packsOf(
  { ledger, catalogue, clock }: Pick<ApiDeps, 'ledger' | 'catalogue' | 'clock'>,
  { account, offering, case: of }: { account: string; offering: string; case: string | null },
): Promise<Packs> {
  const now = clock();
  const usesCredits = findOffering(catalogue, offering)?.credits ?? null;
  return { open: usesCredits ? await ledger.packs.openTo(account) : [], now, case: of };
}
