/** How many are due at one instant. */
export const STORM = 1_000;

/**
 * Contestants have to be ready this long before the instant, so that their start is not measured.
 */
const QUIET_MS = 5_000;

/** How late each of a storm's alerts was in milliseconds, by measure. */
export type Lags = Readonly<Record<string, readonly number[]>>;

export interface Contestant {
  /** What it measures, each with its meaning for a reader. */
  readonly measures: Readonly<Record<string, string>>;
  /**
   * Starts all, waits for the instant and what follows, and cleans up. Throws if any is missing.
   */
  readonly storm: (dueAt: number) => Promise<Lags>;
}

/** Throws if it was ready too late for the storm. */
export function requireReady(name: string, readyAt: number, dueAt: number): void {
  const earlyMs = dueAt - readyAt;
  if (earlyMs >= QUIET_MS) return;
  throw new Error(`${name} was ready only ${earlyMs} ms before the instant: raise --lead`);
}

export function until(instant: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, instant - Date.now()));
  });
}
