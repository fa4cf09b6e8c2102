import { connect } from 'node:net';
import type { Options } from 'nodemailer/lib/smtp-transport/index.js';
import { connectionLookup } from '../names/connection-lookup.ts';
import { NameLookupError } from '../names/name-lookup-error.ts';
import type { NameLookup } from '../names/name-lookup.ts';

/** Where nothing else is said: for TLS from the first byte on, and for handing in mail. */
const SMTPS = 465;
const SUBMISSION = 587;

/**
 * Connects nodemailer to a mail server. Its own lookup asks name servers before the hosts file, keeps what it
 * found for five minutes, and where they fail asks the system, in threads that the database and Temporal need.
 */
export function mailSocket(
  lookup: NameLookup,
  timeoutMs: number,
): NonNullable<Options['getSocket']> {
  const ours = connectionLookup(lookup);
  return ({ host = 'localhost', port, secure = false }, done) => {
    const target = { host, port: Number(port) || (secure ? SMTPS : SUBMISSION), lookup: ours };
    const socket = connect(target);
    const late = setTimeout(() => socket.destroy(failure('ETIMEDOUT')), timeoutMs);
    const refuse = (error: Error): void => {
      clearTimeout(late);
      done(error instanceof NameLookupError ? error : failure(codeOf(error)));
    };
    socket.once('error', refuse);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', refuse);
      done(null, { connection: socket });
    });
  };
}

/** As nodemailer names it where it connects itself. */
function codeOf(error: Error): string {
  return 'code' in error && error.code === 'ETIMEDOUT' ? 'ETIMEDOUT' : 'ESOCKET';
}

function failure(code: string): Error {
  return Object.assign(new Error('The mail server could not be reached'), { code });
}
