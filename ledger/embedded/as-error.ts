import { inspect } from 'node:util';

/** Anything that was thrown or rejected, as an `Error`; any other value is described by its content. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const message =
    typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 1, compact: true });
  return Object.assign(new Error(message), fieldsOf(thrown));
}

/** The fields by which callers recognise an error. */
function fieldsOf(thrown: unknown): { code?: string; errno?: number } {
  if (typeof thrown !== 'object' || thrown === null) return {};
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  const errno = 'errno' in thrown && typeof thrown.errno === 'number' ? thrown.errno : null;
  return errno === null ? code : { ...code, errno };
}

/**
 * What went wrong, in message. Node reports failed attempts at several addresses of a host as an
 * `AggregateError` without a message.
 */
export function describe(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(describe).join('; ');
  const error = asError(cause);
  return error.message || error.name;
}
