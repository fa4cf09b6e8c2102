import type { PackBatch } from '../ledger/types.ts';

export interface PublishPackActivities {
  /** Records entries in the ledger, with the alerts they cause, as `publish` does for cases. */
  readonly publishPack: (batch: PackBatch) => Promise<void>;
}
