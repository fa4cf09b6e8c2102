import { inspect } from 'node:util';

/** Whatever was thrown or rejected, as an error: what is none is told by what it holds. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const words = typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 1, compact: true });
  return Object.assign(new Error(words), fieldsOf(thrown));
}

/** By which others tell what it is. */
function fieldsOf(thrown: unknown): { code?: string; errno?: number } {
  if (typeof thrown !== 'object' || thrown === null) return {};
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  const errno = 'errno' in thrown && typeof thrown.errno === 'number' ? thrown.errno : null;
  return errno === null ? code : { ...code, errno };
}

/** What went wrong. Node joins the failed attempts of a host's addresses in an `AggregateError` with no message. */
export function describe(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(describe).join('; ');
  const error = asError(cause);
  return error.message || error.name;
}
