import { NameLookupError } from '../names/name-lookup-error.ts';
import { PrivateTargetError } from './public-lookup.ts';

/** A request that ended without an answer; the message is ours. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** By the start of the error's code. The first match counts. */
const WORDS: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED/, 'The receiver refused the connection'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)/, 'The receiver ended the connection without an answer'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/, 'The receiver could not be reached'],
  [/^HPE_HEADER_OVERFLOW/, "The headers of the receiver's answer are too large"],
  [/^HPE_/, "The receiver's answer is not HTTP"],
  [/CERT|SELF_SIGNED|UNABLE_TO/, "The receiver's certificate is not trusted"],
  [/^(EPROTO|ERR_SSL|ERR_TLS)/, 'The TLS connection to the receiver failed'],
];

/**
 * Explains in our words why a request had no answer. Messages of libraries are not kept, as they
 * repeat targets, which may be secrets.
 */
export function postFailure(error: unknown): string {
  if (error instanceof Unanswered) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof PrivateTargetError) return cause.message;
  if (cause instanceof NameLookupError) return `The target's name ${cause.problem} (${cause.code})`;
  const code = codeOf(error);
  const matching = WORDS.find(([pattern]) => pattern.test(code));
  return `${matching?.[1] ?? 'The request failed'} (${code})`;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'no code';
}
