import { mkdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';

const INT8 = 20;

/**
 * PostgreSQL's default of 128 MB of shared buffers would stay in the memory of the process, although the
 * operating system caches the files anyway.
 */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** What the embedded database is opened with, wherever it is. */
export const OPTIONS = { parsers: { [INT8]: Number }, startParams: START };

/**
 * Stops V8 from compiling PostgreSQL's most used code a second time, for speed. Our queries are too short
 * to earn that back: opening the database would take nearly twice the processor time, and transactions
 * would be no faster. Long work, such as an index over 100,000 rows, takes up to three times as long. Both
 * flags are needed, as each alone changes nothing, and they apply to all WebAssembly in the process.
 */
export const COMPILED_ONCE = '--no-wasm-tier-up --no-wasm-dynamic-tiering';

/**
 * Opens PostgreSQL in WebAssembly: in a folder, which is created if it is missing, or in memory if
 * `dataDir` is null. PGlite takes no lock, so the folder must belong to this process alone.
 * @param said collects what the database writes while it opens, such as the reason if it gives up
 */
export async function createPglite(dataDir: string | null, said: string[] = []): Promise<PGlite> {
  setFlagsFromString(COMPILED_ONCE);
  if (dataDir === null) return PGlite.create(OPTIONS);
  let opening = true;
  const onStderr = (line: string): boolean => {
    if (opening) said.push(line);
    return true;
  };
  try {
    // Otherwise everyone could read its files, which hold the secrets of webhooks.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await PGlite.create(dataDir, { ...OPTIONS, onStderr });
  } finally {
    opening = false;
  }
}
