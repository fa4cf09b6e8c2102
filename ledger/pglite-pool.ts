import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Embedded } from './embedded/over-thread.ts';
import { poolClient } from './pool-client.ts';

/**
 * A pool of the only connection that PGlite has. Callers wait until it is released, first come, first
 * served, so that no statement ends up in another caller's transaction.
 */
export function pglitePool(pglite: Embedded, where: string): PostgresPool {
  let last = Promise.resolve();

  /**
   * Resolves once all earlier callers have released the connection, with the function that releases it
   * again.
   */
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
