const PAUSE_MS = 50;

/**
 * Polls until the answer is true, for at most `ms` milliseconds; false if it never was. For what
 * the outside world does not announce. Throws what `ask` throws.
 */
export async function within(ms: number, ask: () => boolean | Promise<boolean>): Promise<boolean> {
  const giveUpAt = performance.now() + ms;
  while (!(await ask())) {
    if (performance.now() >= giveUpAt) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return true;
}

/** Retries until it succeeds, for at most `ms` milliseconds; false if it never did. */
export function succeedsWithin(ms: number, act: () => Promise<void>): Promise<boolean> {
  return within(ms, () =>
    act().then(
      () => true,
      () => false,
    ),
  );
}
