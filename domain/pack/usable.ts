import type { Instant } from '../time/instant.ts';
import type { PackFile, PackState } from './types.ts';

/** A case that needs a credit. */
interface Wish {
  readonly offering: string;
  /** `auto`, or a pack's id. */
  readonly pack: string;
}

/**
 * How many credits a case could use.
 * @param packs those that its account may use
 */
export function usableCredits(
  packs: readonly { readonly file: PackFile; readonly state: PackState }[],
  { offering, pack }: Wish,
  now: Instant,
): number {
  return packs
    .filter(({ file }) => file.offering === offering && now < file.expiresAt)
    .filter(({ file }) => pack === 'auto' || pack === file.id)
    .reduce((sum, { state }) => sum + state.balance.available, 0);
}
