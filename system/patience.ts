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
