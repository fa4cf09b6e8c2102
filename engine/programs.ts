import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build, BuildFailedError } from './build.ts';
import { cachedProgram, isCached } from './cache.ts';
import type { EngineLog } from './log.ts';
import { REQUIRED_GO, SERVER_RELEASE, UI_RELEASE } from './release.ts';
import type { Release } from './release.ts';

/** The programs an embedded engine is run with. */
export type Programs =
  | { readonly kind: 'server'; readonly server: string; readonly ui: string | null }
  | { readonly kind: 'cli'; readonly cli: string };

/** No program to run an engine with is there, and none could be built. */
export class NoEngineError extends Error {
  override readonly name = 'NoEngineError';
  /** Why it could not be built. */
  readonly buildFailure: BuildFailedError;

  constructor(buildFailure: BuildFailedError) {
    super(
      [
        `There is no Temporal to run on: ${buildFailure.message}`,
        'and no `temporal` command was found on the PATH. Any one of these helps:',
        `- install Go ${REQUIRED_GO} or newer (https://go.dev/dl) and start again: Temporal is then built once`,
        '- install the Temporal CLI (https://docs.temporal.io/cli) and start again',
        '- set TEMPORAL_ADDRESS to the address (host:port) of a Temporal that already runs',
      ].join('\n'),
    );
    this.buildFailure = buildFailure;
  }
}

export interface ProgramSearch {
  readonly cacheDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the Temporal UI is wanted too. */
  readonly withUi: boolean;
  readonly log: EngineLog;
  /** Aborts a build that is under way. */
  readonly stopped?: AbortSignal;
}

/**
 * Finds the programs: in the cache, else built into it with Go, else a `temporal` CLI on the PATH.
 * Throws `NoEngineError` where none of these is to be had.
 */
export async function findPrograms(search: ProgramSearch): Promise<Programs> {
  const wanted: Release[] = search.withUi ? [SERVER_RELEASE, UI_RELEASE] : [SERVER_RELEASE];
  try {
    for (const release of wanted) {
      if (isCached(search.cacheDir, release)) continue;
      await build(search.cacheDir, release, search);
    }
  } catch (error) {
    if (!(error instanceof BuildFailedError)) throw error;
    return fallBackToCli(search, error);
  }
  return {
    kind: 'server',
    server: cachedProgram(search.cacheDir, SERVER_RELEASE),
    ui: search.withUi ? cachedProgram(search.cacheDir, UI_RELEASE) : null,
  };
}

function fallBackToCli(search: ProgramSearch, failure: BuildFailedError): Programs {
  const cli = onPath('temporal', search.env);
  if (cli === null) throw new NoEngineError(failure);
  search.log.warn(`Running on ${cli} instead, since ${failure.message}`);
  return { kind: 'cli', cli };
}

function onPath(command: string, env: NodeJS.ProcessEnv): string | null {
  const candidates = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
