import type { Instant } from '../../domain/time/instant.ts';

/** A case or a pack as it stands; `seq` is that of its last event. */
export interface Recorded<File, State> {
  readonly file: File;
  readonly state: State;
  readonly seq: number;
}

/** The reads that cases and packs have in common. */
export interface RecordStore<File, State> {
  get(id: string): Promise<Recorded<File, State> | null>;
  /** That of the last event; 0 if there is no record. */
  seqOf(id: string): Promise<number>;
  /** Those that should have recorded something by an instant, those that are late by most first. */
  expectedBefore(before: Instant, limit: number): Promise<readonly Recorded<File, State>[]>;
}
