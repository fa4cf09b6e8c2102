import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { FolderUnusableError } from './folder-unusable.ts';

/** The folder that the user's system provides for files that can be made again. */
export function defaultCacheDir(env: NodeJS.ProcessEnv): string {
  return join(userCacheDir(env), 'sla-timers');
}

/** The cache folder that the environment names, else the user's. */
export function cacheDirOf(env: NodeJS.ProcessEnv): string {
  return env['SLA_CACHE_DIR'] || defaultCacheDir(env);
}

/**
 * Creates the cache folder if it is missing. Throws `FolderUnusableError` if it cannot be written
 * to.
 */
export function makeCacheDir(cacheDir: string): void {
  try {
    mkdirSync(cacheDir, { recursive: true });
    accessSync(cacheDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new FolderUnusableError('cache folder', cacheDir, 'SLA_CACHE_DIR', error);
  }
}

function userCacheDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  // The XDG specification says that relative paths are ignored.
  const configured = env['XDG_CACHE_HOME'];
  return configured?.startsWith('/') ? configured : join(homedir(), '.cache');
}
