const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a Ctrl-C that the terminal has also sent to us: the two count as one. */
const SAME_MS = 1_000;

interface Signalled {
  on(signal: NodeJS.Signals, onSignal: () => void): unknown;
}

/**
 * Calls `first` on the first signal to stop, and `again` on each signal more than a second after
 * it, which is meant as another one.
 * @param now in milliseconds, from a monotonic clock
 */
export function onStopSignal(
  process: Signalled,
  listeners: { readonly first: () => void; readonly again: () => void },
  now: () => number = () => performance.now(),
): void {
  let firstAt: number | null = null;
  const onSignal = (): void => {
    if (firstAt === null) {
      firstAt = now();
      listeners.first();
    } else if (now() - firstAt > SAME_MS) listeners.again();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
}
