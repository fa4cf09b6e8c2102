const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a Ctrl-C that the terminal has sent to us as well: the two are one. */
const SAME_MS = 1_000;

/** Where signals come from: a process. */
interface Signalled {
  on(signal: NodeJS.Signals, heard: () => void): unknown;
}

/**
 * Tells of the first signal to stop, and of each that comes more than a second after it: of those,
 * whoever sends them means it.
 * @param now in milliseconds, of a clock that is never put back
 */
export function onStopSignal(
  process: Signalled,
  told: { readonly first: () => void; readonly again: () => void },
  now: () => number = () => performance.now(),
): void {
  let firstAt: number | null = null;
  const heard = (): void => {
    if (firstAt === null) {
      firstAt = now();
      told.first();
    } else if (now() - firstAt > SAME_MS) told.again();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, heard);
}
