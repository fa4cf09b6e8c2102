import type { PostgresPool } from 'kysely';
import { Client, Pool, TypeOverrides, types } from 'pg';
import { DatabaseUrlError, LedgerUnavailableError } from './errors.ts';
import { poolClient } from './pool-client.ts';

const MAX_CONNECTIONS = 10;

/** Frees the locks of a process that froze inside a transaction. */
const IDLE_IN_TRANSACTION_MS = 30_000;

export interface PostgresOptions {
  readonly databaseUrl: string;
  /** How long to wait for a connection, new or from the pool, until the database counts as down. */
  readonly connectTimeoutMs: number;
  /** After this the server gives a statement up. */
  readonly statementTimeoutMs: number;
  /** After this we do: a network that went dead brings no word from the server. */
  readonly answerTimeoutMs: number;
  /** Told of connections that were lost while nobody used them. */
  readonly onLostConnection: (error: Error) => void;
}

/** Host, port and database of a URL, for people: without user and password. */
export function describeDatabase(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//i.test(databaseUrl)) throw new DatabaseUrlError();
  try {
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `database "${database ?? ''}" at ${host}:${port}`;
  } catch (error) {
    // The parser's own error repeats the URL with its password; one of a file names the file only.
    const ofFile = error instanceof Error && 'syscall' in error;
    throw new DatabaseUrlError(ofFile ? error.message : undefined);
  }
}

/** A pool of connections to a PostgreSQL. Throws `DatabaseUrlError`; connects when first asked. */
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
  // Without a listener a lost connection ends the process: the pool tells of idle ones, and one
  // that is lost between two statements of a transaction tells of itself.
  pool.on('error', ({ message }) => {
    // Not the error itself, which carries the whole client.
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
        // An abandoned statement may still run on a broken connection: nobody else may get it.
        (broken) => {
          client.release(broken ?? undefined);
        },
      );
    },
    end: () => pool.end(),
  };
}
