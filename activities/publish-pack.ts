import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';

/** Some entries of a pack and where it stood after them. `file` travels with the first ones. */
export interface PackBatch {
  readonly packId: string;
  readonly file: PackFile | null;
  readonly state: PackState;
  readonly events: readonly PackEntry[];
}

export interface PublishPackActivities {
  /** Records entries in the ledger, with the alerts they cause, as `publish` does for cases. */
  readonly publishPack: (batch: PackBatch) => Promise<void>;
}
