import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { cacheDirOf } from '../../service/system/cache.ts';
import { installFromDebian, InstallError } from '../support/debian.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program of a Python that has the libraries of `ical-reader/requirements.txt`. */
    python: string;
  }
}

const REQUIREMENTS = join(import.meta.dirname, 'ical-reader/requirements.txt');
const PYTHON = 'python3';
const PACKAGES = ['python3', 'python3-venv'];
/** Exits with 0 where it can make what we need: `venv` needs `ensurepip`, which Debian parts from it. */
const CHECK = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

/** What the tests need of Python, made once in the user's cache folder. Throws where it can't be. */
export default function setup(project: TestProject): void {
  project.provide('python', join(preparedEnvironment(), 'bin/python'));
}

/** Under a name that changes with what is in it. */
function preparedEnvironment(): string {
  const digest = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const folder = join(cacheDirOf(process.env), `python-${digest.slice(0, 16)}`);
  if (!isUsable(folder)) make(folder);
  return folder;
}

/** Its interpreter is a link to the system's, which may be gone by now. */
function isUsable(folder: string): boolean {
  return spawnSync(join(folder, 'bin/python'), ['-c', 'import icalendar']).status === 0;
}

/** Moved into its place in one step, so that nobody meets half of it. */
function make(folder: string): void {
  needPython();
  mkdirSync(dirname(folder), { recursive: true });
  const workshop = mkdtempSync(`${folder}-`);
  try {
    run(PYTHON, ['-m', 'venv', workshop]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    run(join(workshop, 'bin/python'), [
      ...pip,
      '--no-deps',
      '--require-hashes',
      '-r',
      REQUIREMENTS,
    ]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(workshop, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function needPython(): void {
  if (spawnSync(PYTHON, ['-c', CHECK]).status === 0) return;
  try {
    installFromDebian(PACKAGES);
  } catch (error) {
    if (error instanceof InstallError) throw missing(error.message);
    throw error;
  }
  if (spawnSync(PYTHON, ['-c', CHECK]).status !== 0) throw missing('that of Debian is too old');
}

function missing(reason: string): Error {
  return new Error(
    `The contract tests need Python 3.10 or newer with venv: ${reason}. ` +
      `Install it (Debian: apt-get install ${PACKAGES.join(' ')}).`,
  );
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
