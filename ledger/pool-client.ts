import type { PostgresPoolClient } from 'kysely';
import { endsConnection, ledgerFailure } from './failures.ts';
import { parameter } from './values.ts';

/** The result of either driver. `rowCount` is null or absent if the command has none. */
interface Answer {
  readonly command?: string;
  readonly rowCount?: number | null;
  readonly rows: unknown[];
}

/**
 * A connection as Kysely expects it, over either driver. Parameters are normalised and failures mapped in
 * this one place. Once a connection is broken (a lost socket, an answer that did not come in time), it
 * refuses every further statement at once, even a `rollback`, and passes the error to `release`.
 */
export function poolClient(
  where: string,
  run: (text: string, parameters: unknown[]) => Promise<Answer>,
  release: (broken: Error | null) => void,
): PostgresPoolClient {
  let broken: Error | null = null;

  async function query(text: string, parameters: readonly unknown[]): Promise<Answer> {
    if (broken !== null) throw broken;
    try {
      return await run(text, parameters.map(parameter));
    } catch (error) {
      const failure = ledgerFailure(error, where);
      if (endsConnection(error) && failure instanceof Error) broken = failure;
      throw failure;
    }
  }

  return {
    // Kysely's type also covers cursors, an option of its dialect that is not used here.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    query: query as PostgresPoolClient['query'],
    release: () => {
      release(broken);
    },
  };
}
