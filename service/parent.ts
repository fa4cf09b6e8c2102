const LOOK_MS = 500;

/**
 * Calls back once when the process that started us is gone, where that was npm: it passes a
 * Ctrl-C on, but not its own sudden death, and would leave us running without anyone knowing.
 * Started by anything else (a shell with `&`, a service manager) we are meant to outlive it.
 * Answers how to stop watching.
 */
export function watchParent(env: NodeJS.ProcessEnv, onGone: () => void): () => void {
  if (!env['npm_lifecycle_event']) return () => {};
  // npm itself, as its scripts begin with `exec`: no shell stays between it and us.
  const npm = process.ppid;
  const timer = setInterval(() => {
    // Another process takes over whoever loses the one that started it.
    if (process.ppid === npm) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
