import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A `temporal` command that was found. */
export interface CliOnPath {
  readonly path: string;
  /** Null if it does not say. */
  readonly version: string | null;
}

const TIMEOUT_MS = 5_000;

/** The first `temporal` command on the PATH; null if there is none. */
export async function cliOnPath(env: NodeJS.ProcessEnv): Promise<CliOnPath | null> {
  const path = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    // Made absolute, as it runs in another folder.
    .map((folder) => resolve(folder, 'temporal'))
    .find(isExecutable);
  return path === undefined ? null : { path, version: await versionOf(path) };
}

/** Whether a version is at least as new as another, number by number. */
export function isAsNewAs(version: string, wanted: string): boolean {
  const [own = [], other = []] = [version, wanted].map((text) => text.split('.').map(Number));
  const differing = other.findIndex((number, index) => own[index] !== number);
  return differing === -1 || (own[differing] ?? 0) > (other[differing] ?? 0);
}

async function versionOf(path: string): Promise<string | null> {
  // A wrapper that leaves a child behind keeps the output open after it was killed.
  const timer = new AbortController();
  const late = delay(TIMEOUT_MS, null, { signal: timer.signal, ref: false });
  late.catch(() => {});
  try {
    return await Promise.race([askVersion(path), late]);
  } finally {
    timer.abort();
  }
}

async function askVersion(path: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], {
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    return /^temporal version (\d+\.\d+\.\d+)(?![\w.-])/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Whether the path is a file that this user may run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
