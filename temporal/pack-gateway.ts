import type { PackFile } from '../domain/pack/types.ts';

/** What the API needs of whatever runs the packs. All of it may throw the engine's errors. */
export interface PackGateway {
  /**
   * Starts the pack, and answers when the ledger has it. Not created: one with this id was started
   * before, whatever became of it.
   */
  buy(file: PackFile): Promise<{ readonly created: boolean }>;
  /**
   * Lets another account use the rest, and answers when the ledger has it. The same claim id again
   * is the same claim. False where the pack has expired.
   */
  claim(
    packId: string,
    claim: { readonly by: string; readonly account: string },
    claimId: string,
  ): Promise<boolean>;
}
