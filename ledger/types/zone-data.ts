/** Which releases of the zone data the processes and cases of this ledger have. */
export interface ZoneDataStore {
  /** Records that a process works with a release, e.g. `2026f`. */
  use(release: string): Promise<void>;
  /** The newest release that any process has worked with; null if none has. */
  newest(): Promise<string | null>;
  /** The releases with which cases that are not closed were scheduled, the oldest first. */
  ofOpenCases(): Promise<readonly string[]>;
}
