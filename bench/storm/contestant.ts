/** How many are due at one instant. */
export const STORM = 1_000;

/** Who is ready this long before the instant is not measured while it still starts. */
const QUIET_MS = 5_000;

/** How late each of a storm's alerts was, by what is measured of it. */
export type Lags = Readonly<Record<string, readonly number[]>>;

export interface Contestant {
  /** What it measures, each with its meaning for a reader. */
  readonly measures: Readonly<Record<string, string>>;
  /** Starts all, waits for the instant and what follows, and cleans up. Throws where any is missing. */
  readonly storm: (dueAt: number) => Promise<Lags>;
}

/** Throws where it has become too late for the storm to be one. */
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
