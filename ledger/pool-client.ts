import type { PostgresPoolClient } from 'kysely';
import { endsConnection, ledgerFailure } from './failures.ts';
import { parameter } from './values.ts';

/** What both drivers answer. The count is null or absent where the command has none. */
interface Answer {
  readonly command?: string;
  readonly rowCount?: number | null;
  readonly rows: unknown[];
}

/**
 * A connection as Kysely wants it, over either driver: parameters are normalised and failures
 * mapped in this one place. A connection that broke (a lost socket, an answer that did not come in
 * time) refuses at once whatever follows, a `rollback` say, and `release` hears of it.
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
    // Kysely's type also has cursors, for an option of its dialect that is not used here.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    query: query as PostgresPoolClient['query'],
    release: () => {
      release(broken);
    },
  };
}
