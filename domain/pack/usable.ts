import type { Instant } from '../time/instant.ts';
import { lateReportsEnd } from './account.ts';
import type { PackFile, PackState } from './types.ts';

/** A case that needs a credit. */
export interface CreditRequest {
  readonly offering: string;
  /** `auto`, or a pack's id. */
  readonly pack: string;
}

/** A pack with its present state. */
interface PackSnapshot {
  readonly file: PackFile;
  readonly state: PackState;
}

/** When a case needs a credit, and when that is reported. */
interface Asked {
  readonly at: Instant;
  readonly now: Instant;
}

/** The credits that a case may use: of a pack that has expired since, those that were lost. */
export function usableCredits({ balance }: Pick<PackState, 'balance'>): number {
  return balance.available + balance.expired;
}

/**
 * The packs that could provide a case's credit at an instant, in the order in which they are given.
 * @param packs the packs that the case's account may use
 */
export function usablePacks<P extends PackSnapshot>(
  packs: readonly P[],
  { offering, pack }: CreditRequest,
  { at, now }: Asked,
): readonly P[] {
  return packs
    .filter(({ file }) => file.offering === offering && at < file.expiresAt)
    .filter(({ file }) => now < lateReportsEnd(file))
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .filter(({ state }) => usableCredits(state) > 0);
}
