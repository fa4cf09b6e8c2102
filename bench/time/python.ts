import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDirOf } from '../../engine/cache.ts';

const run = promisify(execFile);

export const WORKCLOCK = '0.1.2';

/** A Python with a folder that holds workclock, or why there is none. */
export type Python =
  { readonly version: string; readonly packages: string } | { readonly missing: string };

/** Finds Python 3 and puts workclock into the user's cache folder, unless it is there. */
export async function findPython(): Promise<Python> {
  const version = await outputOf(['--version']);
  if (version === null) return { missing: 'no python3 on this machine' };
  const cache = cacheDirOf(process.env);
  const packages = join(cache, `workclock-${WORKCLOCK}-${process.platform}-${process.arch}`);
  if (existsSync(packages) || (await install(cache, packages))) return { version, packages };
  return { missing: `pip cannot install workclock ${WORKCLOCK} on this machine` };
}

/** Into a folder beside it first, so that an interrupted installation is never taken for a whole one. */
async function install(cache: string, packages: string): Promise<boolean> {
  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, 'installing-'));
  const how = ['--quiet', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
  const installed = await outputOf(
    ['-m', 'pip', 'install', ...how, '--target', workshop].concat(`workclock==${WORKCLOCK}`),
  );
  if (installed === null) rmSync(workshop, { recursive: true });
  else renameSync(workshop, packages);
  return installed !== null;
}

/** What Python prints, null where that fails. */
async function outputOf(args: readonly string[]): Promise<string | null> {
  try {
    return (await run('python3', args)).stdout.trim();
  } catch {
    return null;
  }
}
