import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DataFolderError } from './errors.ts';
import { poolClient } from './pool-client.ts';

const INT8 = 20;

/**
 * Opens PostgreSQL in WebAssembly over a folder that is this process's alone (PGlite takes no
 * lock), or in memory where `dataDir` is null. Throws `DataFolderError`.
 */
export async function openPglite(dataDir: string | null): Promise<PGlite> {
  const parsers = { [INT8]: Number };
  if (dataDir === null) return PGlite.create({ parsers });
  const said: string[] = [];
  let opening = true;
  const onStderr = (line: string): boolean => {
    if (opening) said.push(line);
    return true;
  };
  try {
    // Its files would be readable by everyone, and hold the secrets of webhooks.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await PGlite.create(dataDir, { parsers, onStderr });
  } catch (error) {
    throw new DataFolderError(dataDir, error, lastWords(said));
  } finally {
    opening = false;
  }
}

/** Why PostgreSQL gave up, from what it logged: PGlite's own error says only that it did. */
function lastWords(said: readonly string[]): string | null {
  const from = said.findIndex((line) => /\b(FATAL|PANIC): /.test(line));
  const words = said.slice(from, from + 2).filter((line) => / (FATAL|PANIC|DETAIL): /.test(line));
  return (
    words.map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL):\s+|\.$/g, '')).join('. ') || null
  );
}

/**
 * A pool of the one connection that PGlite has: whoever connects waits for its release, first
 * come, first served, so that no statement lands in another one's transaction.
 */
export function pglitePool(pglite: PGlite, where: string): PostgresPool {
  let last = Promise.resolve();

  /** Resolves when everyone before has released, with what frees the place for the next. */
  async function turn(): Promise<() => void> {
    const before = last;
    let release: (() => void) | undefined;
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return () => release?.();
  }

  return {
    async connect(): Promise<PostgresPoolClient> {
      const release = await turn();
      return poolClient(where, (text, parameters) => pglite.query(text, parameters), release);
    },
    async end() {
      const release = await turn();
      await pglite.close().finally(release);
    },
  };
}
