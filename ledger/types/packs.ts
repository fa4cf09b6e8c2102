import type { PackEntry, PackFile, PackState } from '../../domain/pack/types.ts';
import type { Page, PageRequest } from './page.ts';
import type { Recorded, RecordStore } from './records.ts';

export type PackRecord = Recorded<PackFile, PackState>;

export interface PackStore extends RecordStore<PackFile, PackState> {
  /** The packs that an account may use, even if nothing is left of them, by their expiry. */
  openTo(account: string): Promise<readonly PackRecord[]>;
  /** The same in pages. */
  list(page: PageRequest & { account: string }): Promise<Page<PackRecord>>;
  /** By pack, in the order of recording. */
  entries(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PackEntry[]>>;
}
