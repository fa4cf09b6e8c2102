import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** Installs the contestants' packages beside the bench, unless they are as its lockfile says. */
export async function installPackages(): Promise<void> {
  const lock = here('package-lock.json');
  const installed = here('node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the libraries to measure beside, into bench/time/node_modules.');
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here('.') });
}

/** The exact version of a package of `bench/time/package.json`. Throws for another one. */
export function versionOf(name: string): string {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync(here('package.json'), 'utf8')));
  const version = dependencies[name];
  if (version === undefined) throw new Error(`${name} is no dependency of the bench`);
  return version;
}
