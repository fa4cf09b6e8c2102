import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fullDiskOf, isDiskFull } from '../../system/full-disk.ts';
import { narrate } from '../../system/narrate.ts';
import type { EngineLog } from './log.ts';
import { CLI_VERSION } from './release.ts';
import { CliFetchError, type CliSource } from './source.ts';

export interface Installation {
  readonly source: CliSource;
  readonly cacheDir: string;
  /** The program's place in the cache. */
  readonly target: string;
  /** The program's expected SHA-256, as hex. */
  readonly sha256: string;
  readonly log: EngineLog;
  readonly stopped?: AbortSignal | undefined;
}

/**
 * Fetches the program from a source into a temporary folder of the cache, from which it is moved in
 * one step: neither a second process nor a crash leaves an incomplete program.
 * Throws `CliFetchError`, also if the program is not the expected one, and `DiskFullError`.
 */
export async function install(installation: Installation): Promise<void> {
  const { source, cacheDir, log } = installation;
  let soFar = '';
  await narrate(
    (line) => log.info(line),
    {
      start: `Fetching the Temporal CLI ${CLI_VERSION} from ${source.title}, once, into ${cacheDir}.`,
      progress: (seconds) =>
        `Still fetching (${[soFar, `${seconds} s`].filter(Boolean).join(', ')}).`,
      done: (seconds) => `Fetched the Temporal CLI in ${seconds} s.`,
    },
    () => fetchInto(installation, (words) => void (soFar = words)),
  );
}

async function fetchInto(
  { source, cacheDir, target, sha256, stopped }: Installation,
  onProgress: (soFar: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(cacheDir, 'fetching-'));
  try {
    const program = await source.bring(folder, { stopped, onProgress });
    const found = await hashOf(program);
    if (found !== sha256) {
      throw new CliFetchError(
        source.title,
        `it delivered a program other than the pinned one (its SHA-256 is ${found})`,
      );
    }
    chmodSync(program, 0o755);
    await flush(program);
    rmSync(target, { recursive: true, force: true });
    renameSync(program, target);
  } catch (error) {
    // Measured while the fetched files still take up room: pip also uses the folder for temporary
    // files.
    if (isDiskFull(error)) throw fullDiskOf({ SLA_CACHE_DIR: cacheDir, TMPDIR: tmpdir() }, error);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file must be complete even after a power failure. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
