const PAUSE_MS = 50;

/**
 * Asks again and again until the answer is yes, for at most `ms` milliseconds: false where it
 * never was. For what the outside world does not announce. What the question throws is thrown.
 */
export async function within(ms: number, ask: () => boolean | Promise<boolean>): Promise<boolean> {
  const giveUpAt = performance.now() + ms;
  while (!(await ask())) {
    if (performance.now() >= giveUpAt) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return true;
}

/** Tries again and again until it succeeds, for at most `ms` milliseconds: false where it never did. */
export function succeedsWithin(ms: number, act: () => Promise<void>): Promise<boolean> {
  return within(ms, () =>
    act().then(
      () => true,
      () => false,
    ),
  );
}
