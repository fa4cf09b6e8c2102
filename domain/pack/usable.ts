import type { Instant } from '../time/instant.ts';
import type { PackFile, PackState } from './types.ts';

/** A case that needs a credit. */
export interface CreditWish {
  readonly offering: string;
  /** `auto`, or a pack's id. */
  readonly pack: string;
}

/** A pack as it stands. */
interface StandingPack {
  readonly file: PackFile;
  readonly state: PackState;
}

/**
 * The packs that could give a case its credit, in the order in which they come.
 * @param packs those that its account may use
 */
export function usablePacks<P extends StandingPack>(
  packs: readonly P[],
  { offering, pack }: CreditWish,
  now: Instant,
): readonly P[] {
  return packs
    .filter(({ file }) => file.offering === offering && now < file.expiresAt)
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .filter(({ state }) => state.balance.available > 0);
}
