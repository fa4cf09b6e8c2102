import type { Instant } from '../time/instant.ts';
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

/**
 * The packs that could provide a case's credit at `now`, in the order in which they are given.
 * @param packs the packs that the case's account may use
 */
export function usablePacks<P extends PackSnapshot>(
  packs: readonly P[],
  { offering, pack }: CreditRequest,
  now: Instant,
): readonly P[] {
  return packs
    .filter(({ file }) => file.offering === offering && now < file.expiresAt)
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .filter(({ state }) => state.balance.available > 0);
}
