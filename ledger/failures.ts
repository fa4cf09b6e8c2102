import { LedgerUnavailableError } from './errors.ts';

/** SQLSTATEs that mean "not now", each a whole code or a class of two characters. */
const TRANSIENT = new Set([
  '08', // connection lost
  '40', // deadlock or serialisation failure: the transaction was rolled back and can be run again
  '53', // out of connections, memory or disk
  '57', // shutting down, starting up, statement cancelled by its timeout
  '58', // the system under the database failed
  '55P03', // a lock was not obtained in time
  '25006', // a replica, or a primary on its way to become one
  '25P03', // the session was ended because its transaction was idle
]);

/** The SQLSTATE of an error that the database itself reported, through either driver; otherwise null. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Whether the connection that threw `error` cannot be trusted with another statement. */
export function endsConnection(error: unknown): boolean {
  return sqlState(error) === null;
}

/**
 * Maps what a driver threw: to `LedgerUnavailableError` if waiting may help, otherwise to the error itself.
 * An error without a SQLSTATE, of a socket or a timeout, means that the statement never reached the
 * database or that its result never came back.
 */
export function ledgerFailure(error: unknown, where: string): unknown {
  const state = sqlState(error);
  const isTransient = state === null || TRANSIENT.has(state) || TRANSIENT.has(state.slice(0, 2));
  return isTransient ? new LedgerUnavailableError(where, error) : error;
}
