import { oneLine } from '../../domain/typed-text/typed-text.ts';
import { truncate } from './truncate.ts';

/** Enough for a sentence of ours and an answer of a mail server. */
const MAX_CHARACTERS = 300;

/**
 * An error text as it may be stored and shown: one line of at most 300 characters, with URLs cut to
 * their host and without secrets.
 *
 * @param secrets to be removed, as others may have put them into the text
 */
export function sanitizeError(text: string, secrets: readonly string[] = []): string {
  const sanitized = secrets
    .filter((one) => one !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replaceAll(/\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/?#@]*@)?([^\s/?#@]*)[^\s]*/gi, '$1$2/…');
  return truncate(oneLine(sanitized), MAX_CHARACTERS);
}
