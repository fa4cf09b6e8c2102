import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Embedded } from './embedded/over-thread.ts';
import { poolClient } from './pool-client.ts';

/**
 * A pool of the one connection that PGlite has: whoever connects waits for its release, first
 * come, first served, so that no statement lands in another one's transaction.
 */
export function pglitePool(pglite: Embedded, where: string): PostgresPool {
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
