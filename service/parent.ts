const POLL_INTERVAL_MS = 500;

/**
 * Calls back once when the npm that started us is gone: npm passes a Ctrl-C on, but if it is killed
 * we would keep running unnoticed. If anything else started us (a shell with `&`, a service
 * manager), we are meant to outlive it.
 * Returns a function that stops watching.
 */
export function watchParent(env: NodeJS.ProcessEnv, onGone: () => void): () => void {
  if (!env['npm_lifecycle_event']) return () => {};
  // The parent is npm itself, without a shell in between, as npm's scripts begin with `exec`.
  const npm = process.ppid;
  const timer = setInterval(() => {
    // A process whose parent ends gets another parent.
    if (process.ppid === npm) return;
    clearInterval(timer);
    onGone();
  }, POLL_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
