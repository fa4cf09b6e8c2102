import { mkdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';

const INT8 = 20;

/**
 * PostgreSQL's own 128 MB of shared buffers would stay in the memory of the process; the files are in the
 * system's cache anyway.
 */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/**
 * V8 would compile what PostgreSQL uses often once more, for speed. Our queries are too short to earn that back:
 * an opening would take nearly twice the processor, and transactions would be no faster. What is long, such as
 * an index over 100,000 rows, takes up to three times as long. Both flags are needed, each alone changes
 * nothing; they hold for all WebAssembly of the process.
 */
export const COMPILED_ONCE = '--no-wasm-tier-up --no-wasm-dynamic-tiering';

/**
 * Opens PostgreSQL in WebAssembly over a folder that is this process's alone (PGlite takes no
 * lock), made where it is missing, or in memory where `dataDir` is null.
 * @param said gets what the database writes while it opens: the reason where it gives up
 */
export async function createPglite(dataDir: string | null, said: string[] = []): Promise<PGlite> {
  setFlagsFromString(COMPILED_ONCE);
  const options = { parsers: { [INT8]: Number }, startParams: START };
  if (dataDir === null) return PGlite.create(options);
  let opening = true;
  const onStderr = (line: string): boolean => {
    if (opening) said.push(line);
    return true;
  };
  try {
    // Its files would be readable by everyone, and hold the secrets of webhooks.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await PGlite.create(dataDir, { ...options, onStderr });
  } finally {
    opening = false;
  }
}
