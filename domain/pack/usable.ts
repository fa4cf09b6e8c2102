import type { Instant } from '../time/instant.ts';
import type { PackFile, PackState } from './types.ts';

/** A case that needs a credit. */
interface Wish {
  readonly offering: string;
  /** `auto`, or a pack's id. */
  readonly pack: string;
  /** Its id, where it may hold a credit already: a request whose answer was lost comes again. */
  readonly case: string | null;
}

/**
 * How many credits a case could use.
 * @param packs those that its account may use
 */
export function usableCredits(
  packs: readonly { readonly file: PackFile; readonly state: PackState }[],
  { offering, pack, case: of }: Wish,
  now: Instant,
): number {
  const own = packs.filter(({ state: { holders, usedBy } }) =>
    [...holders, ...usedBy].some((id) => id === of),
  );
  return packs
    .filter(({ file }) => file.offering === offering && now < file.expiresAt)
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .reduce((sum, { state }) => sum + state.balance.available, own.length);
}
