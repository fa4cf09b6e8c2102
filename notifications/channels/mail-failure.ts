import { NameLookupError } from '../names/name-lookup-error.ts';

/** By nodemailer's error code. */
const WORDS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'The mail server did not answer in time',
  ECONNECTION: 'The mail server could not be reached',
  ESOCKET: 'The mail server could not be reached',
  ETLS: 'The TLS connection to the mail server failed',
  EAUTH: 'The mail server rejected the user or the password of SMTP_URL',
};

/**
 * Explains why a mail was not taken, in our words and, if the mail server answered, in its own, as
 * they say which address is wrong.
 */
export function mailFailure(error: unknown): string {
  if (error instanceof NameLookupError) {
    return `The mail server's name ${error.problem} (${error.code})`;
  }
  const { code, response } = fieldsOf(error);
  const words = WORDS[code ?? ''];
  if (response === null) return `${words ?? 'The mail could not be sent'} (${code ?? 'no code'})`;
  return words === undefined
    ? `The mail server answered ${response}`
    : `${words}: it answered ${response}`;
}

/**
 * The forms in which a mail server may repeat our credentials: plain, percent-encoded, and as SMTP
 * sends them.
 */
export function secretsOf(smtpUrl: string): readonly string[] {
  const { username, password } = new URL(smtpUrl);
  if (password === '') return [];
  const [user, plain] = [decoded(username), decoded(password)];
  return [
    base64(`\0${user}\0${plain}`),
    base64(`${user}\0${user}\0${plain}`),
    base64(plain),
    base64(user),
    password,
    plain,
  ];
}

function fieldsOf(error: unknown): { code: string | null; response: string | null } {
  if (!(error instanceof Error)) return { code: null, response: null };
  return {
    code: 'code' in error ? textOf(error.code) : null,
    response: 'response' in error ? textOf(error.response) : null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Decodes as nodemailer does. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
