import { LedgerUnavailableError } from './errors.ts';

/** SQLSTATEs by which PostgreSQL says "not now", each a whole code or a class of two characters. */
const PASSING = new Set([
  '08', // connection lost
  '40', // deadlock or serialisation: the transaction was rolled back and can be run again
  '53', // out of connections, memory or disk
  '57', // shutting down, starting up, statement cancelled by its timeout
  '58', // the system under the database failed
  '55P03', // a lock was not had in time
  '25006', // a replica, or a primary on its way to become one
  '25P03', // the session was ended for an idle transaction
]);

/** The SQLSTATE of an error that the database itself answered, by either driver; else null. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** True where the connection that threw `error` cannot be trusted with another statement. */
export function endsConnection(error: unknown): boolean {
  return sqlState(error) === null;
}

/**
 * Maps what a driver threw: `LedgerUnavailableError` where waiting may help, else the error as it
 * is. What has no SQLSTATE never reached the database or never came back: sockets, timeouts.
 */
export function ledgerFailure(error: unknown, where: string): unknown {
  const state = sqlState(error);
  const passing = state === null || PASSING.has(state) || PASSING.has(state.slice(0, 2));
  return passing ? new LedgerUnavailableError(where, error) : error;
}
