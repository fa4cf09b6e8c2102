import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Release } from './release.ts';

/** The folder that the user's system means for files that can be made again. */
export function defaultCacheDir(env: NodeJS.ProcessEnv): string {
  return join(userCacheDir(env), 'sla-timers');
}

/** Where a release's program lies in the cache: a new version or another machine is another file. */
export function cachedProgram(cacheDir: string, release: Release): string {
  return join(cacheDir, `${release.file}-${release.version}-${process.platform}-${process.arch}`);
}

export function isCached(cacheDir: string, release: Release): boolean {
  try {
    accessSync(cachedProgram(cacheDir, release), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function userCacheDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  // The XDG specification has relative paths ignored.
  const configured = env['XDG_CACHE_HOME'];
  return configured?.startsWith('/') ? configured : join(homedir(), '.cache');
}
