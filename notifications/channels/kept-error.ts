import { cut } from './cut.ts';

/** Enough for a sentence of ours and an answer of a mail server. */
const MOST_SIGNS = 300;

/**
 * What went wrong, as it may be kept and shown: one line of 300 characters at the most, of URLs no more than where
 * they lead, and none of the secrets.
 *
 * @param secrets that others may have put into the text
 */
export function keptError(text: string, secrets: readonly string[] = []): string {
  const told = secrets
    .filter((one) => one !== '')
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)
    .replaceAll(/\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/?#@]*@)?([^\s/?#@]*)[^\s]*/gi, '$1$2/…')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return cut(told, MOST_SIGNS);
}
