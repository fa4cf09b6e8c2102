import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachedProgram } from './cache.ts';
import type { EngineLog } from './log.ts';
import { REQUIRED_GO } from './release.ts';
import type { Release } from './release.ts';

/** Go could not build a release. */
export class BuildFailedError extends Error {
  override readonly name = 'BuildFailedError';
  readonly release: Release;
  /** What go printed last; null where there is no go. */
  readonly output: string | null;

  constructor(release: Release, output: string | null) {
    super(
      output === null
        ? `no Go was found on the PATH to build ${release.title} ${release.version}`
        : `\`go install ${release.module}@${release.version}\` failed:\n${output}`,
    );
    this.release = release;
    this.output = output;
  }
}

export interface BuildSetting {
  readonly env: NodeJS.ProcessEnv;
  readonly log: EngineLog;
  /** Ends go before it is done. */
  readonly stopped?: AbortSignal;
}

const SIGN_OF_LIFE_MS = 10_000;
const LAST_LINES = 12;

/**
 * Builds a release with `go install` and puts the program into the cache. It is built in a folder
 * of its own and moved in one step, so that another process building at the same time, or this
 * one dying half-way, leaves a whole program or none. Throws `BuildFailedError`.
 */
export async function build(
  cacheDir: string,
  release: Release,
  { env, log, stopped }: BuildSetting,
): Promise<void> {
  const target = cachedProgram(cacheDir, release);
  mkdirSync(dirname(target), { recursive: true });
  const workshop = mkdtempSync(join(cacheDir, 'building-'));
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);
  const what = `${release.title} ${release.version}`;
  log.info(
    `Building ${what} with Go, once, since it is not in ${cacheDir} yet: a few minutes for the server, seconds for the UI.`,
  );
  const signs = setInterval(
    () => log.info(`Still building ${what} (${seconds()} s).`),
    SIGN_OF_LIFE_MS,
  );
  try {
    await goInstall(release, workshop, env, stopped);
    renameSync(join(workshop, basename(dirname(`${release.module}/program`))), target);
    log.info(`Built ${what} in ${seconds()} s.`);
  } finally {
    clearInterval(signs);
    rmSync(workshop, { recursive: true, force: true });
  }
}

function goInstall(
  release: Release,
  into: string,
  env: NodeJS.ProcessEnv,
  stopped?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = spawn('go', ['install', `${release.module}@${release.version}`], {
      cwd: into,
      env: buildEnvironment(env, into),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(stopped && { signal: stopped }),
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    go.stdout.on('data', keep);
    go.stderr.on('data', keep);
    go.once('error', (error: NodeJS.ErrnoException) => {
      reject(new BuildFailedError(release, error.code === 'ENOENT' ? null : error.message));
    });
    go.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailedError(release, lastLines(output)));
    });
  });
}

function buildEnvironment(env: NodeJS.ProcessEnv, into: string): NodeJS.ProcessEnv {
  const { GOOS: _system, GOARCH: _machine, ...rest } = env;
  // Without cgo no C compiler is needed; the program is for this machine, whatever else is being built.
  return { ...rest, GOBIN: into, GOWORK: 'off', CGO_ENABLED: '0' };
}

function lastLines(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-LAST_LINES);
  return (
    lines.map((line) => `  ${line}`).join('\n') || `  (no output; Go ${REQUIRED_GO} is needed)`
  );
}
