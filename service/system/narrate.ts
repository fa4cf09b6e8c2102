/** What people read of something that takes a while, each a line. */
export interface Narration {
  readonly begins: string;
  /** Every few seconds; it gets the whole seconds that have gone by. */
  readonly goesOn: (seconds: number) => string;
  /** It gets the seconds that it took. */
  readonly done: (seconds: number) => string;
}

const SIGN_OF_LIFE_MS = 3_000;

/** Does something, and says so: when it begins, that it still goes on, and when it is done; not when it fails. */
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
