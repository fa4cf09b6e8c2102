import { commandOf, identify, isRunning, parentOf } from '../system/process.ts';
import type { ProcessIdentity } from '../system/process.ts';

const LOOK_MS = 500;

/**
 * Calls back once when the process that started us is gone, where that was npm: it passes a
 * Ctrl-C on, but not its own sudden death, and would leave us running without anyone knowing.
 * Started by anything else (a shell with `&`, a service manager) we are meant to outlive it.
 * Answers how to stop watching.
 */
export function watchParent(env: NodeJS.ProcessEnv, onGone: () => void): () => void {
  if (!env['npm_lifecycle_event']) return () => {};
  const watched = starters();
  const timer = setInterval(() => {
    if (watched.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** npm, and the shell that some systems leave between it and us. */
function starters(): ProcessIdentity[] {
  const parent = process.ppid;
  const above = isNpm(parent) ? null : parentOf(parent);
  return [parent, above].flatMap((pid) => (pid === null ? [] : (identify(pid) ?? [])));
}

function isNpm(pid: number): boolean {
  return commandOf(pid)?.includes('npm') ?? false;
}
