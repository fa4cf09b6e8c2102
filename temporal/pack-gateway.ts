import type { PackFile } from '../domain/pack/types.ts';

/** What the API needs of the engine that runs packs. Any method may throw the engine's errors. */
export interface PackGateway {
  /**
   * Starts the pack, and answers when the ledger has it. `created` is false if a pack with this id
   * was started before, whatever became of it.
   */
  buy(file: PackFile): Promise<{ readonly created: boolean }>;
  /** Answers when the ledger has everything that the pack has recorded, also of one that is over. */
  recorded(packId: string): Promise<void>;
  /**
   * Lets another account use the remaining credits, and answers when the ledger has the claim.
   * Repeating a claim id has no further effect. False if the pack has expired.
   */
  claim(
    packId: string,
    claim: { readonly by: string; readonly account: string },
    claimId: string,
  ): Promise<boolean>;
}
