/** What people read about something that takes a while, one line each. */
export interface Narration {
  readonly begins: string;
  /** Printed every few seconds, with the whole seconds so far. */
  readonly goesOn: (seconds: number) => string;
  /** Printed at the end, with the whole seconds it took. */
  readonly done: (seconds: number) => string;
}

const SIGN_OF_LIFE_MS = 3_000;

/**
 * Does something and prints when it begins, that it still runs, and when it is done; not when it
 * fails.
 */
export async function narrate<T>(
  say: (line: string) => void,
  { begins, goesOn, done }: Narration,
  act: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);
  say(begins);
  const signs = setInterval(() => say(goesOn(seconds())), SIGN_OF_LIFE_MS);
  try {
    const result = await act();
    say(done(seconds()));
    return result;
  } finally {
    clearInterval(signs);
  }
}
