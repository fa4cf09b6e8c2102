/** What people read about something that takes a while, one line each. */
export interface Narration {
  readonly start: string;
  /** Printed every few seconds, with the whole seconds so far. */
  readonly progress: (seconds: number) => string;
  /** Printed at the end, with the whole seconds it took. */
  readonly done: (seconds: number) => string;
}

const PROGRESS_MS = 3_000;

/**
 * Does something and prints when it begins, that it still runs, and when it is done; not when it
 * fails.
 */
export async function narrate<T>(
  say: (line: string) => void,
  { start, progress, done }: Narration,
  act: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);
  say(start);
  const ticker = setInterval(() => say(progress(seconds())), PROGRESS_MS);
  try {
    const result = await act();
    say(done(seconds()));
    return result;
  } finally {
    clearInterval(ticker);
  }
}
