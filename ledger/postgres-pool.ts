import type { PostgresPool } from 'kysely';
import { Client, Pool, TypeOverrides, types } from 'pg';
import { DatabaseUrlError, LedgerUnavailableError } from './errors.ts';
import { poolClient } from './pool-client.ts';

const MAX_CONNECTIONS = 10;

/** Frees the locks of a process that froze inside a transaction. */
const IDLE_IN_TRANSACTION_MS = 30_000;

export interface PostgresOptions {
  readonly databaseUrl: string;
  /** How long to wait for a connection, new or from the pool, before the database counts as unavailable. */
  readonly connectTimeoutMs: number;
  /** After this the server cancels a statement. */
  readonly statementTimeoutMs: number;
  /**
   * After this we give up a statement ourselves, since the server cannot report anything over a dead
   * network.
   */
  readonly answerTimeoutMs: number;
  /** Called for connections that were lost while idle. */
  readonly onLostConnection: (error: Error) => void;
}

/** Host, port and name of the database in a URL, without user and password. Throws `DatabaseUrlError`. */
export function describeDatabase(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//i.test(databaseUrl)) throw new DatabaseUrlError();
  try {
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `database "${database ?? ''}" at ${host}:${port}`;
  } catch (error) {
    // The parser's error repeats the URL with its password, while the error of a file names only the file.
    const isFileError = error instanceof Error && 'syscall' in error;
    throw new DatabaseUrlError(isFileError ? error.message : undefined);
  }
}

/** A pool of connections to PostgreSQL, which connects on first use. Throws `DatabaseUrlError`. */
export function postgresPool(options: PostgresOptions): PostgresPool {
  const where = describeDatabase(options.databaseUrl);
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: options.databaseUrl,
    fallback_application_name: 'sla-timers',
    max: MAX_CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: options.connectTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    query_timeout: options.answerTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    types: parsers,
  });
  // Without listeners, a lost connection would end the process. The pool reports idle connections; a
  // connection that is lost between two statements of a transaction emits the error itself.
  pool.on('error', ({ message }) => {
    // The error itself would carry the whole client along.
    options.onLostConnection(new LedgerUnavailableError(where, new Error(message)));
  });
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw new LedgerUnavailableError(where, error);
      });
      return poolClient(
        where,
        (text, parameters) => client.query<object>(text, parameters),
        // An abandoned statement may still run on a broken connection, so the pool must not hand it out
        // again.
        (broken) => {
          client.release(broken ?? undefined);
        },
      );
    },
    end: () => pool.end(),
  };
}
