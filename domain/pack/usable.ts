import type { Instant } from '../time/instant.ts';
import type { PackFile, PackState } from './types.ts';

/** A case that needs a credit. */
export interface CreditWish {
  readonly offering: string;
  /** `auto`, or a pack's id. */
  readonly pack: string;
  /** Its id, where it may have a credit already: a request whose answer was lost comes again. */
  readonly case?: string | null;
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
  { offering, pack, case: of = null }: CreditWish,
  now: Instant,
): readonly P[] {
  return packs
    .filter(({ file }) => file.offering === offering && now < file.expiresAt)
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .filter(({ state }) => state.balance.available > 0 || hasCreditOf(state, of));
}

function hasCreditOf({ holders, usedBy }: PackState, of: string | null): boolean {
  return of !== null && (holders.includes(of) || usedBy.includes(of));
}
