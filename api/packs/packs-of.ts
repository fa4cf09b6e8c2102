import { findOffering } from '../../domain/offering/catalogue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PackRecord } from '../../ledger/types/packs.ts';
import type { ApiDeps } from '../http/deps.ts';

/** The packs that an account may use, in the order in which they expire. */
export interface Packs {
  readonly open: readonly PackRecord[];
  readonly now: Instant;
}

/** The packs that a case of this offering could use. None are looked up if the offering uses no credits. */
export async function packsOf(
  { ledger, catalogue, clock }: Pick<ApiDeps, 'ledger' | 'catalogue' | 'clock'>,
  account: string,
  offering: string,
): Promise<Packs> {
  const now = clock();
  const usesCredits = findOffering(catalogue, offering)?.credits ?? null;
  return { open: usesCredits ? await ledger.packs.openTo(account) : [], now };
}
