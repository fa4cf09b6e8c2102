import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem, type Problem } from './problems.ts';

/**
 * The largest request line and headers, in bytes. A DELETE carries its note in its address, where each of
 * 5,000 Chinese characters takes nine bytes.
 */
export const MAX_HEAD_BYTES = 64 * 1024;

/**
 * Answers with a problem document what is no readable request and so reaches no route; Node itself would
 * answer with a bare status.
 */
export function answerUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => answers.set(socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable && error.code !== 'ECONNRESET' && !isAnswering(answers.get(socket))) {
      socket.end(asSent(problemOf(error.code)));
    } else {
      socket.destroy();
    }
  });
}

/** Whether what is sent now would be read as a part of another answer. */
function isAnswering(answer: ServerResponse | undefined): boolean {
  return answer !== undefined && answer.headersSent && !answer.writableFinished;
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
