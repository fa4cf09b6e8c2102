import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { problem, type Problem } from './problems.ts';

/**
 * The largest request line and headers, in bytes. A DELETE carries its note in its address, where each of
 * 5,000 Chinese characters takes nine bytes.
 */
export const MAX_HEAD_BYTES = 64 * 1024;

/** What a server says last to a client whose request it cannot read; Node itself would send a bare status. */
export function unreadable({ code }: NodeJS.ErrnoException): string {
  return asSent(problemOf(code));
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const limit = `${MAX_HEAD_BYTES / 1024} kB`;
    return problem('head-too-large', `The address and headers are larger than ${limit} together.`);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem('request-timeout', 'The request did not arrive in full in time.');
  }
  return problem('invalid-request', 'What was sent is not a readable HTTP/1.1 request.');
}

function asSent(refusal: Problem): string {
  const { status } = refusal.kind;
  const body = JSON.stringify(refusal.toDocument(randomUUID()));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
