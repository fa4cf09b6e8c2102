import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';

const INT8 = 20;

/**
 * Opens PostgreSQL in WebAssembly over a folder that is this process's alone (PGlite takes no
 * lock), made where it is missing, or in memory where `dataDir` is null.
 * @param said gets what the database writes while it opens: the reason where it gives up
 */
export async function createPglite(dataDir: string | null, said: string[] = []): Promise<PGlite> {
  const parsers = { [INT8]: Number };
  if (dataDir === null) return PGlite.create({ parsers });
  let opening = true;
  const onStderr = (line: string): boolean => {
    if (opening) said.push(line);
    return true;
  };
  try {
    // Its files would be readable by everyone, and hold the secrets of webhooks.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await PGlite.create(dataDir, { parsers, onStderr });
  } finally {
    opening = false;
  }
}
